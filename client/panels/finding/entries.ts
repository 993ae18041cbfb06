import { type Action, type ActionContext, ACTIONS } from '../../editor/actions.ts';
import { findIn, type Hit } from '../../editor/find.ts';
import type { SavedView } from '../../../shared/journey/journey.ts';
import { viewsOf } from '../../../shared/journey/saved-views.ts';
import { rank } from '../../editor/fuzzy.ts';
import { thingsHere } from '../../editor/here.ts';

export interface Offer {
  action: Action;
  /** With the stage, step or lane it would be about. */
  context: ActionContext;
  label: string;
  /** What it is about, where its name alone does not say. */
  about: string | undefined;
  isDisabled: boolean;
}

/** Keys of walking, and the palette itself, are nothing to be looked up in a list. */
const isListed = ({ id }: Action): boolean =>
  id !== 'find.palette' && !/^(?:(?:\w+\.)?go[.A-Z]|select\.extend|view\.(?:up|down|left|right|page))/u.test(id);

/** Whether it is the role that stands against it, and not the moment: such actions are not shown at all. */
const isForbidden = (action: Action, context: ActionContext): boolean =>
  !action.when(context) && action.when({ ...context, role: 'facilitate' });

function aboutOf({ id }: Action, { port, target, t }: ActionContext): string | undefined {
  const [kind = ''] = id.split('.');
  if (id.startsWith('lane.add.')) return t('hand.about.addLane');
  if (kind === 'card') return t('hand.about.card');
  if (target?.kind !== kind || !('id' in target)) return undefined;
  const { stages, steps, lanes } = port.records();
  const title = (stages.get(target.id) ?? steps.get(target.id) ?? lanes.get(target.id))?.title ?? '';
  const name = target.kind === 'lane' && title === '' ? t(`lane.${lanes.get(target.id)?.kind ?? 'text'}`) : title;
  return t(`hand.about.${kind}`, { title: name });
}

/** A colour's name alone says too little outside of its row. */
const labelOf = ({ labelKey, icon }: Action, { t }: ActionContext): string =>
  icon ? t('hand.colour', { name: t(labelKey) }) : t(labelKey);

/** Everything that can be done, by name in the reader's language, with what it would be about here. */
export function offersHere(context: ActionContext): Offer[] {
  const things = thingsHere(context);
  return ACTIONS.filter(isListed).flatMap((action): Offer[] => {
    const kind = /^(stage|step|lane)\./u.exec(action.id)?.[1] as 'stage' | 'step' | 'lane' | undefined;
    const target = kind === undefined ? undefined : things[kind];
    const here = target ? { ...context, target } : context;
    if (isForbidden(action, here)) return [];
    const about = aboutOf(action, here);
    return [{ action, context: here, label: labelOf(action, context), about, isDisabled: !action.when(here) }];
  });
}

const KINDS = ['cards', 'notes', 'links', 'stages', 'steps', 'lanes'] as const;

/** Whether an action is about what is selected: of all that can be done, that is what is wanted first. */
export function isAboutChosen({ id }: Action, { port, editor }: ActionContext): boolean {
  const [first = ''] = editor.getState().selection;
  const journey = port.records();
  const kind = KINDS.find((one) => journey[one].has(first));
  return kind !== undefined && id.startsWith(`${kind.slice(0, -1)}.`) && !id.includes('.add.');
}

const byScore = <T>(list: readonly { one: T; score: number }[]): T[] =>
  [...list].sort((a, b) => b.score - a.score).map(({ one }) => one);

/** What deletes is never the first answer to a name that something else has too. */
const HARM = 60;

/** What answers a query, best first; what cannot be done now stands behind what can. */
export function answering(offers: readonly Offer[], query: string): Offer[] {
  const ranked = offers.flatMap((one) => {
    const score = rank(query, one.label, one.about);
    return score === undefined
      ? []
      : [{ one, score: score - (one.isDisabled ? 1000 : 0) - (one.action.group === 'remove' ? HARM : 0) }];
  });
  return byScore(ranked);
}

const LEAST_LETTERS = 2;
const MOST_HITS = 8;

/** Cards, stages and lanes to jump to by their words. */
export function places({ port, mapId }: ActionContext, query: string): readonly Hit[] {
  return query.trim().length < LEAST_LETTERS ? [] : findIn(port.records(), mapId, query).slice(0, MOST_HITS);
}

/** Saved views of the board by their names. */
export function viewsNamed({ port }: ActionContext, query: string): SavedView[] {
  const ranked = viewsOf(port.records()).flatMap((one) => {
    const score = rank(query, one.title);
    return score === undefined || one.title.trim() === '' ? [] : [{ one, score }];
  });
  return byScore(ranked).slice(0, MOST_HITS);
}
