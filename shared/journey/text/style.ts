/** How a text is set. Weights between the bundled ones are interpolated, as the variable font does. */
export interface TextStyle {
  /** In pixels. */
  size: number;
  /** 400 … 600. */
  weight: number;
  /** Inter on screen and in SVG; Arial metrics for slides. */
  font?: 'inter' | 'arial';
}
