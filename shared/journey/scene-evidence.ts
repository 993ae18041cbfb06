import { describeEvidence, type EvidencePart, evidenceParts } from './charts/evidence.describe.ts';
import type { EvidenceBox, MapLayout } from './layout.types.ts';
import { box, QUIET, SMALL, text, textIn, type Style } from './scene-parts.ts';
import type { BoxItem, Primitive } from './scene.types.ts';
import type { Locale } from './journey.ts';
import { sayIn } from './words/words.ts';

const INSET = 6;
const BAR = 7;
const TOP = 5;
/** A card among very many must still be seen. */
const LEAST = 3;

/** The surer, the fuller: measured is solid, heard is faint, what is assumed is only hatched. */
function look({ kind }: EvidencePart, { tokens }: Style): Pick<BoxItem, 'fill' | 'hatch' | 'opacity'> {
  switch (kind) {
    case 'measured':
      return { fill: tokens.positive };
    case 'observed':
      return { fill: tokens.positive, opacity: 0.55 };
    case 'heard':
      return { fill: tokens.positive, opacity: 0.28 };
    case 'assumed':
      return { hatch: tokens.third, opacity: 0.8 };
    case 'unsaid':
      return {};
  }
}

function stageItems({ id, coverage, x, y, width }: EvidenceBox, style: Style): Primitive[] {
  const { tokens, locale } = style;
  const parts = evidenceParts(coverage);
  const room = width - 2 * INSET;
  const bar = { x: x + INSET, y: y + TOP, width: room, height: BAR, radius: 2, stroke: tokens.line };
  const free = Math.max(0, room - LEAST * parts.length);
  let at = bar.x;
  const pieces = parts.map((part): BoxItem => {
    const wide = LEAST + (free * part.count) / coverage.cards;
    const piece = box({ x: at, y: bar.y, width: wide, height: BAR, ...look(part, style), of: id });
    at += wide;
    return piece;
  });
  return [
    ...pieces,
    box(bar),
    ...textIn(SMALL, room, {
      x: bar.x,
      y: y + TOP + BAR + 12,
      text: describeEvidence(coverage, locale),
      fill: tokens.second,
      of: id,
    }),
  ];
}

/** What each stage rests on, under its heads: a bar and the same in words. */
export function evidenceItems({ evidence = [] }: MapLayout, style: Style): Primitive[] {
  return evidence.flatMap((one) => stageItems(one, style));
}

/** The name of the row, at the left of it. */
export function evidenceHead({ evidence }: MapLayout, { tokens, locale }: Style): Primitive[] {
  const [first] = evidence ?? [];
  if (!first) return [];
  return [text(QUIET, { x: 12, y: first.y + TOP + 9, text: sayIn(locale)('map.evidence'), fill: tokens.second })];
}

export function evidenceWords({ evidence = [] }: MapLayout, locale: Locale): string[] {
  if (evidence.length === 0) return [];
  const stages = evidence.map(({ coverage }) => `${coverage.stage.title}: ${describeEvidence(coverage, locale)}`);
  return [`${sayIn(locale)('map.evidence')}. ${stages.join('; ')}.`];
}
