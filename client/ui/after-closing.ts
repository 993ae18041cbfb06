/** What closes gives focus back a frame later, and would take it from a field that is opened before. */
export function afterClosing(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}
