import type { FeelingPlace } from '../../editor/feeling-commands.ts';
import { livingStage } from '../../../shared/journey/columns.ts';
import type { Card, Id, Journey, Lane, Link, Note, RecordBase, Stage, Step } from '../../../shared/journey/journey.ts';

export type Heads =
  | { are: 'stages'; heads: readonly Stage[] }
  | { are: 'steps'; heads: readonly Step[] }
  | { are: 'lanes'; heads: readonly Lane[] };

export type Chosen =
  | { are: 'feeling'; place: FeelingPlace }
  | { are: 'cards'; cards: readonly [Card, ...Card[]] }
  | { are: 'link'; link: Link }
  | { are: 'notes'; notes: readonly [Note, ...Note[]] }
  | Heads;

const isRecord = <T extends RecordBase>(record: T | undefined): record is T =>
  record !== undefined && record.deleted === undefined;

/** What the ids mean; undefined when they are nothing that lives. What was merged into another means that one (J10). */
export function chosenOf(
  { cards, stages, steps, lanes, links, notes }: Journey,
  ids: readonly Id[],
): Chosen | undefined {
  const [card, ...more] = ids.map((id) => cards.get(id)).filter(isRecord);
  if (card) return { are: 'cards', cards: [card, ...more] };
  const [note, ...others] = ids.map((id) => notes.get(id)).filter(isRecord);
  if (note) return { are: 'notes', notes: [note, ...others] };
  const some = {
    stages: [...new Set(ids.map((id) => livingStage({ stages }, id)))].filter(isRecord),
    steps: ids.map((id) => steps.get(steps.get(id)?.mergedInto ?? id)).filter(isRecord),
    lanes: ids.map((id) => lanes.get(id)).filter(isRecord),
  };
  if (some.stages.length > 0) return { are: 'stages', heads: some.stages };
  if (some.steps.length > 0) return { are: 'steps', heads: some.steps };
  const link = ids.map((id) => links.get(id)).find(isRecord);
  if (link) return { are: 'link', link };
  return some.lanes.length > 0 ? { are: 'lanes', heads: some.lanes } : undefined;
}
