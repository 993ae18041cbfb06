import type { Coverage } from '../evidence.ts';
import { formatCount } from '../format.ts';
import { EVIDENCE, type Evidence, type Locale } from '../journey.ts';
import { sayIn } from '../words/words.ts';

export interface EvidencePart {
  /** What the cards rest on; `unsaid` where they do not say. */
  kind: Evidence | 'unsaid';
  count: number;
}

/** The parts of a stage that any card is in, the surest first. */
export function evidenceParts({ counts, unsaid }: Pick<Coverage, 'counts' | 'unsaid'>): EvidencePart[] {
  const parts: EvidencePart[] = [...EVIDENCE].reverse().map((kind) => ({ kind, count: counts[kind] }));
  return [...parts, { kind: 'unsaid' as const, count: unsaid }].filter(({ count }) => count > 0);
}

/** `Measured 3, Heard 2`: what the cards of a stage rest on. */
export function describeEvidence(coverage: Pick<Coverage, 'counts' | 'unsaid'>, locale: Locale): string {
  const say = sayIn(locale);
  const parts = evidenceParts(coverage).map(
    ({ kind, count }) => `${say(`evidence.${kind}`)} ${formatCount(locale, count)}`,
  );
  return parts.length === 0 ? say('evidence.none') : parts.join(', ');
}
