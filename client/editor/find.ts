import { columnsOf, livingColumn, stagesOf, lanesOf, stepsOf } from '../../shared/journey/columns.ts';
import type { Card, Id, Journey } from '../../shared/journey/journey.ts';
import { fold } from '../../shared/journey/text/fold.ts';
import { cardsOfMap } from './chosen.ts';

export interface Hit {
  /** Of the card, stage, step, lane or note to look at. */
  id: Id;
  kind: 'card' | 'stage' | 'step' | 'lane' | 'note';
  /** The words it is known by. */
  title: string;
}

function wordsOf(card: Card, journey: Journey): string {
  const personas = (card.personaIds ?? []).map((id) => journey.personas.get(id)?.name ?? '');
  return [card.title, card.body, card.owner ?? '', ...(card.tags ?? []), ...personas].join('\n');
}

/** Notes on points of the curve belong to a column, and are looked at there. */
function columnNotes(journey: Journey, mapId: Id): Map<Id, string[]> {
  const notes = new Map<Id, string[]>();
  for (const { mapId: of, columnId, note } of journey.feelings.values()) {
    const column = of === mapId && note !== undefined ? livingColumn(journey, columnId) : undefined;
    if (column !== undefined && note !== undefined) notes.set(column, [...(notes.get(column) ?? []), note]);
  }
  return notes;
}

function search(journey: Journey, mapId: Id, folded: string): Hit[] {
  const has = (words: string): boolean => fold(words).includes(folded);
  const notes = columnNotes(journey, mapId);
  const columns = new Set(columnsOf(journey, mapId).map(({ id }) => id));
  const noted = (id: Id): string => (columns.has(id) ? (notes.get(id) ?? []).join('\n') : '');
  const stages = stagesOf(journey, mapId);
  return [
    ...stages.flatMap(({ id, title }): Hit[] => [
      ...(has(`${title}\n${noted(id)}`) ? [{ id, kind: 'stage' as const, title }] : []),
      ...stepsOf(journey, id).flatMap((step): Hit[] =>
        has(`${step.title}\n${noted(step.id)}`) ? [{ id: step.id, kind: 'step', title: step.title }] : [],
      ),
    ]),
    ...lanesOf(journey, mapId).flatMap(({ id, title }): Hit[] => (has(title) ? [{ id, kind: 'lane', title }] : [])),
    ...cardsOfMap(journey, mapId).flatMap((card): Hit[] =>
      has(wordsOf(card, journey)) ? [{ id: card.id, kind: 'card', title: card.title }] : [],
    ),
    ...[...journey.notes.values()].flatMap(({ id, text, deleted }): Hit[] =>
      !deleted && has(text) ? [{ id, kind: 'note', title: text }] : [],
    ),
  ];
}

const NOTHING: readonly Hit[] = [];
let last: { journey: Journey; mapId: Id; folded: string; hits: readonly Hit[] } | undefined;

/** Where on a map words stand, in reading order; asked by several at once, so the last answer is kept. */
export function findIn(journey: Journey, mapId: Id, query: string): readonly Hit[] {
  const folded = fold(query.trim());
  if (folded === '') return NOTHING;
  if (last?.journey !== journey || last.mapId !== mapId || last.folded !== folded) {
    last = { journey, mapId, folded, hits: search(journey, mapId, folded) };
  }
  return last.hits;
}
