/** Sizes of the map in its own units (pixels at zoom 1). */
export const SIZES = {
  rail: 140,
  column: 200,
  leastColumn: 175,
  /** A folded stage, and the least that each of its steps is given in it. */
  folded: 60,
  foldedStep: 18,
  title: 44,
  chevron: 38,
  /** How far the last chevron's tip reaches over its right edge. */
  tip: 12,
  step: 30,
  /** What a stage rests on, drawn under its heads. */
  evidence: 30,
  gap: 12,
  /** Between the header and the first lane, and under the last one. */
  margin: 12,
  /** More at both sides of a column, where the ways of people are drawn between the cards. */
  pathAside: 24,
  /** Between a cell's border and its cards, and between cards. */
  cellPadding: 8,
  cardInset: 6,
  cardPadding: 12,
  cardRadius: 8,
  cardLine: 17,
  metaGap: 6,
  metaLine: 16,
  emptyLane: 76,
  chartLane: 150,
  collapsedLane: 32,
  divider: 30,
  /** A metric under its column: around its words, a line of them, and its figure. */
  tilePadding: 10,
  tileLine: 16,
  tileFigure: 22,
  /** A metric read across the columns. */
  metricRow: 120,
  /** Between a picture and its words. */
  pictureGap: 8,
  leastPicture: 48,
  arcLane: 120,
} as const;

export const STYLES = {
  title: { size: 15, weight: 620 },
  stage: { size: 13, weight: 560 },
  folded: { size: 11, weight: 560 },
  step: { size: 12, weight: 500 },
  lane: { size: 12, weight: 560 },
  card: { size: 12.5, weight: 440 },
  prose: { size: 14, weight: 440 },
  note: { size: 13, weight: 440 },
  frame: { size: 13, weight: 560 },
  meta: { size: 11, weight: 440 },
  figure: { size: 15, weight: 620 },
} as const;
