import { livingColumn } from '../../../shared/journey/columns.ts';
import { feelingsShownOn } from '../../../shared/journey/feeling-scale.ts';
import { feelingWord, formatFeeling } from '../../../shared/journey/charts/feelings-curve.describe.ts';
import { subjectOf, wordsOf } from '../../../shared/journey/discussion.ts';
import type { Card, Comment, Id, Journey, Kind, Locale, RecordBase } from '../../../shared/journey/journey.ts';
import { laneName } from '../../../shared/journey/scene-frame.ts';
import { sayIn } from '../../../shared/journey/words/words.ts';

/** A record that somebody else touched, as it was before. */
export interface Touched {
  kind: Kind;
  id: string;
  before: unknown;
}

export interface Telling {
  journey: Journey;
  locale: Locale;
  t: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  /** The name of a person, or that it was somebody. */
  nameOf: (personId: Id | undefined) => string;
  /** Who is at a record, as far as that is known. */
  doerOf: (id: string) => Id | undefined;
}

type Named = RecordBase & { title: string; order: string };

const living = <R extends RecordBase>(record: R | undefined): R | undefined => (record?.deleted ? undefined : record);

function columnTitle({ stages, steps }: Journey, columnId: Id | undefined): string {
  return (steps.get(columnId ?? '') ?? stages.get(columnId ?? ''))?.title ?? '';
}

/** Lane and column of a card, by name. */
function placeOf({ journey, locale }: Telling, { cell }: Card): { lane: string; column: string } {
  const lane = journey.lanes.get(cell.laneId);
  return {
    lane: lane ? laneName(lane, locale) : '',
    column: columnTitle(journey, livingColumn(journey, cell.columnId)),
  };
}

/** What became of a record that carries who made and who deleted it; undefined when only its fields changed. */
function fate(telling: Telling, before: RecordBase | undefined, after: RecordBase | undefined) {
  const [was, is] = [living(before), living(after)];
  if (!was && is) return before ? { verb: 'restored' } : { verb: 'added', by: is.createdBy };
  if (was && !is) return { verb: 'deleted', by: after?.deleted?.by };
  return undefined;
}

function tellCard(telling: Telling, id: Id, before: Card | undefined): string | undefined {
  const { journey, locale, t, nameOf, doerOf } = telling;
  const after = journey.cards.get(id);
  const card = after ?? before;
  if (!card || (!living(before) && !living(after))) return undefined;
  const titled = (one: Card): string => (one.title.trim() === '' ? sayIn(locale)('outline.empty-card') : one.title);
  const gone = fate(telling, before, after);
  const who = nameOf(gone?.by ?? doerOf(id));
  const values = { who, title: titled(card), ...placeOf(telling, card) };
  if (gone) return t(`announce.card.${gone.verb}`, values);
  if (!before || !after) return undefined;
  if (before.title !== after.title) return t('announce.card.renamed', { ...values, before: titled(before) });
  const moved = before.cell.laneId !== after.cell.laneId || before.cell.columnId !== after.cell.columnId;
  if (moved || before.order !== after.order) return t('announce.card.moved', values);
  return t('announce.card.changed', values);
}

const NAMED = { stages: 'stage', steps: 'step', lanes: 'lane' } as const;

function tellNamed(telling: Telling, kind: keyof typeof NAMED, id: Id, before: Named | undefined): string | undefined {
  const { journey, locale, t, nameOf, doerOf } = telling;
  const after = journey[kind].get(id) as Named | undefined;
  const gone = fate(telling, before, after);
  const titled = (one: Named): string => (kind === 'lanes' ? laneName(one as never, locale) : one.title);
  const record = after ?? before;
  if (!record || (!living(before) && !living(after))) return undefined;
  const values = { who: nameOf(gone?.by ?? doerOf(id)), title: titled(record) };
  const key = `announce.${NAMED[kind]}`;
  if (gone) return t(`${key}.${gone.verb}`, values);
  if (!before || !after) return undefined;
  if (before.title !== after.title) return t(`${key}.renamed`, { ...values, before: titled(before) });
  return t(before.order === after.order ? `${key}.changed` : `${key}.moved`, values);
}

function tellFeeling({ journey, locale, t, nameOf, doerOf }: Telling, id: string): string | undefined {
  // map, persona, column and, for what one person voted, that person
  const [mapId = '', personaId = '', columnId = '', personId] = id.split('/');
  const value = journey.feelings.get(id)?.value;
  const values = {
    who: nameOf(personId ?? doerOf(id)),
    persona: journey.personas.get(personaId)?.name ?? '',
    column: columnTitle(journey, livingColumn(journey, columnId)),
  };
  if (value === undefined) return t('announce.feeling.cleared', values);
  const { scale, words } = feelingsShownOn(journey, mapId);
  return t('announce.feeling.set', {
    ...values,
    value: `${formatFeeling(locale, value, scale)} (${feelingWord(value, locale, words)})`,
  });
}

/** Letters of a comment that are read out; the rest is read in its thread. */
const MOST_WORDS = 160;

/** What a comment is about, by name; a bare place has none. */
function aboutOf({ journey, locale, t }: Telling, target: string): string {
  const subject = subjectOf(target);
  if (!subject || subject.kind === 'place') return t('announce.comment.place');
  const { id } = subject;
  const lane = subject.kind === 'lane' ? journey.lanes.get(id) : undefined;
  if (lane) return laneName(lane, locale);
  const title = (subject.kind === 'card' ? journey.cards.get(id) : journey.stages.get(id))?.title.trim() ?? '';
  return title === '' ? sayIn(locale)('outline.empty-card') : title;
}

/** What somebody says about the map; that a word in it was mended is not told. */
function tellComment(telling: Telling, id: Id, before: Comment | undefined): string | undefined {
  const { journey, t, nameOf } = telling;
  const comment = journey.comments.get(id);
  if (!comment || before || comment.deleted) return undefined;
  const who = comment.author || nameOf(comment.createdBy);
  const values = { who, about: aboutOf(telling, comment.target) };
  if (comment.resolved !== undefined)
    return t(comment.resolved ? 'announce.comment.resolved' : 'announce.comment.reopened', values);
  const text = wordsOf(comment.text).trim();
  const words = text.length > MOST_WORDS ? `${text.slice(0, MOST_WORDS).trimEnd()}…` : text;
  return t('announce.comment.said', { ...values, text: words });
}

/** What is told only as such, once for all records of it. */
const SUMMED: Readonly<Partial<Record<Kind, string>>> = {
  maps: 'map',
  personas: 'personas',
  notes: 'notes',
  views: 'views',
  links: 'links',
  metrics: 'numbers',
  observations: 'numbers',
  funnels: 'numbers',
  funnelSteps: 'numbers',
  flows: 'numbers',
  flowPairs: 'numbers',
};

/** What others did since, a sentence each, in the order in which it began. What came to nothing is not told. */
export function tellChanges(touched: readonly Touched[], telling: Telling): string[] {
  const { journey, t, nameOf, doerOf } = telling;
  const told = touched.map(({ kind, id, before }): string | undefined => {
    if (before === (journey[kind] as ReadonlyMap<string, unknown>).get(id)) return undefined;
    switch (kind) {
      case 'cards':
        return tellCard(telling, id, before as Card | undefined);
      case 'stages':
      case 'steps':
      case 'lanes':
        return tellNamed(telling, kind, id, before as Named | undefined);
      case 'feelings':
        return tellFeeling(telling, id);
      case 'comments':
        return tellComment(telling, id, before as Comment | undefined);
      default: {
        const what = SUMMED[kind];
        return what === undefined ? undefined : t(`announce.${what}`, { who: nameOf(doerOf(id)) });
      }
    }
  });
  return [...new Set(told.filter((sentence) => sentence !== undefined))];
}
