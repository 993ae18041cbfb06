import type { FindingMark } from './charts/finding-marks.geometry.ts';
import { MARK_RADIUS } from './charts/finding-marks.geometry.ts';
import { describeInsight } from './charts/insights.describe.ts';
import { toneOf } from './insights.ts';
import type { Journey } from './journey.ts';
import { circle, paragraph, path, QUIET, text, type Style } from './scene-parts.ts';
import type { Primitive, Scene } from './scene.types.ts';
import { sayInsightIn } from './words/insights.ts';
import type { TextStyle } from './text/wrap.ts';

const HEADING: TextStyle = { size: 15, weight: 620 };
const SENTENCE: TextStyle = { size: 12.5, weight: 560 };
const FIGURE: TextStyle = { size: 10.5, weight: 620 };
const INSET = 12;
const NUMBER = 28;
const LINE = 16;
const SMALL_LINE = 14;
/** A line of words is read no further than this. */
const WIDEST = 520;

const markItems = ({ number, insight }: FindingMark, x: number, y: number, { tokens }: Style): Primitive[] => {
  const tone = toneOf(insight);
  const fill = tone === 'good' ? tokens.positive : tone === 'bad' ? tokens.negative : tokens.second;
  return [
    path({ d: circle(x, y, MARK_RADIUS), fill, stroke: tokens.canvas, strokeWidth: 1.5 }),
    text(FIGURE, { x, y: y + 3.8, text: String(number), fill: tokens.surface, anchor: 'middle' }),
  ];
};

/** The numbers of the findings, at their places. */
export const findingItems = (marks: readonly FindingMark[], style: Style): Primitive[] =>
  marks.flatMap((mark) => (mark.at ? markItems(mark, mark.at.x, mark.at.y, style) : []));

/** What the numbers stand for, in as many columns as there is room for. */
export function findingsList(
  marks: readonly FindingMark[],
  journey: Journey,
  style: Style,
  { x, y, width }: { x: number; y: number; width: number },
): { items: Primitive[]; height: number } {
  const { tokens, locale } = style;
  const say = sayInsightIn(locale);
  const columns = Math.max(1, Math.floor((width - INSET) / WIDEST));
  const room = Math.min(WIDEST, (width - INSET) / columns) - NUMBER - INSET;
  const told = marks.map((mark) => {
    const { sentence, evidence } = describeInsight(mark.insight, journey, locale);
    const lines = paragraph(SENTENCE, {
      x: 0,
      y: 0,
      text: sentence,
      fill: tokens.ink,
      width: room,
      lineHeight: LINE,
      most: 4,
    });
    const rest = paragraph(QUIET, {
      x: 0,
      y: 0,
      text: evidence.join('\u00a0· '),
      fill: tokens.second,
      width: room,
      lineHeight: SMALL_LINE,
      most: 3,
    });
    return { mark, lines, rest, height: lines.length * LINE + rest.length * SMALL_LINE + 12 };
  });
  const top = y + 40;
  const each = Math.ceil(told.length / columns);
  const items: Primitive[] = [
    text(HEADING, { x: x + INSET, y: y + 24, text: say('findings'), fill: tokens.ink }),
    ...(told.length === 0
      ? [text(QUIET, { x: x + INSET, y: top + 11, text: say('no-findings'), fill: tokens.second })]
      : []),
  ];
  let deepest = top + (told.length === 0 ? 20 : 0);
  let at = { x: x + INSET, y: top };
  told.forEach(({ mark, lines, rest, height }, i) => {
    if (i > 0 && i % each === 0) at = { x: at.x + room + NUMBER + INSET, y: top };
    items.push(
      ...markItems(mark, at.x + MARK_RADIUS, at.y + 9, style),
      ...lines.map((one, line) => ({ ...one, x: at.x + NUMBER, y: at.y + 13 + line * LINE })),
      ...rest.map((one, line) => ({
        ...one,
        x: at.x + NUMBER,
        y: at.y + lines.length * LINE + 11 + line * SMALL_LINE,
      })),
    );
    at = { ...at, y: at.y + height };
    deepest = Math.max(deepest, at.y);
  });
  return { items, height: deepest - y };
}

/** The same in words, for whoever does not see the marks. */
export function findingsWords(marks: readonly FindingMark[], journey: Journey, { locale }: Style): string {
  const say = sayInsightIn(locale);
  return [
    `${say('findings')}:`,
    ...(marks.length === 0 ? [say('no-findings')] : []),
    ...marks.map(({ number, insight }) => {
      const { sentence, evidence } = describeInsight(insight, journey, locale);
      return `${number}. ${[sentence, ...evidence].join('; ')}`;
    }),
  ].join('\n');
}

/** A map with its findings marked, and told under it. */
export function withFindings(scene: Scene, marks: readonly FindingMark[], journey: Journey, style: Style): Scene {
  const [left, bottom] = [scene.from?.x ?? 0, (scene.from?.y ?? 0) + scene.height];
  const list = findingsList(marks, journey, style, { x: left, y: bottom, width: scene.width });
  return {
    ...marked(scene, marks, journey, style),
    height: scene.height + list.height,
    items: [...scene.items, ...findingItems(marks, style), ...list.items],
  };
}

/** A map with the marks alone, where the sentences stand on a page of their own. */
export function marked(scene: Scene, marks: readonly FindingMark[], journey: Journey, style: Style): Scene {
  return {
    ...scene,
    description: `${scene.description}\n${findingsWords(marks, journey, style)}`,
    items: [...scene.items, ...findingItems(marks, style)],
  };
}
