import { newId } from '../../shared/journey/ids.ts';
import type { Id, Link } from '../../shared/journey/journey.ts';
import { LINK_KINDS } from '../../shared/journey/links/links.ts';
import { type Tie, tiesOf } from '../../shared/journey/outline-cards.ts';
import type { Action, ActionContext } from './action.types.ts';
import { mayAdd, mayChange, mayRemove } from './allowed.ts';
import { chosenCards } from './chosen.ts';
import { cellOf } from './grid.ts';

/** The links an action is about: the one a menu was opened on, or those selected. */
function chosenLinks({ port, editor, target }: ActionContext): Link[] {
  const ids = target?.kind === 'link' ? [target.id] : target === undefined ? editor.getState().selection : [];
  const { links } = port.records();
  return ids.flatMap((id) => {
    const link = links.get(id);
    return link && !link.deleted ? [link] : [];
  });
}

const changeable = (context: ActionContext): Link[] => {
  const links = chosenLinks(context);
  return links.every((link) => mayChange(context, 'links', link)) ? links : [];
};

/** Links two cards and selects the link, old or new; `undefined` where that may not be. */
export function linkCards(context: ActionContext, from: Id, to: Id): Id | undefined {
  const { port, editor } = context;
  if (from === to || !mayAdd(context, 'links')) return undefined;
  const known = [...port.records().links.values()].find(
    (link) => !link.deleted && link.from === from && link.to === to && link.kind === 'flow',
  );
  const id = known?.id ?? newId();
  if (!known) port.run({ type: 'addLink', link: { id, from, to, kind: 'flow', label: '' } });
  editor.select([id]);
  return id;
}

/** A letter typed on a link begins its label, as one in an empty place begins a card. */
export function typeLabel(context: ActionContext, letter: string): boolean {
  const [link, ...more] = changeable(context);
  if (!link || more.length > 0) return false;
  context.editor.setState({ renaming: { kind: 'link', id: link.id, typed: letter } });
  return true;
}

/** Selects a card and brings it into view, in whichever view. */
export function goToCard({ port, editor }: ActionContext, id: Id): void {
  const card = port.records().cards.get(id);
  if (!card) return;
  editor.select([id], cellOf(port.records(), card) ?? null);
  editor.getState().view?.show(id);
}

/** Links of the one card an action is about, in one direction. */
function tiesHere(context: ActionContext, isOut: boolean): readonly Tie[] {
  const [card, ...more] = chosenCards(context);
  return card && more.length === 0 ? tiesOf(context.port.records(), card.id).filter((tie) => tie.isOut === isOut) : [];
}

const following = (id: string, key: string, isOut: boolean): Action => ({
  id: `card.${id}`,
  labelKey: `cards.${id}`,
  shortcuts: [key],
  group: 'select',
  when: (context) => tiesHere(context, isOut).length > 0,
  do: (context) => {
    const [tie] = tiesHere(context, isOut);
    if (tie) goToCard(context, tie.other.id);
  },
});

const beingOf = (kind: Link['kind']): Action => ({
  id: `link.${kind}`,
  labelKey: `link.${kind}`,
  group: 'look',
  when: (context) => changeable(context).some((link) => link.kind !== kind),
  do: (context) => context.port.run(changeable(context).map(({ id }) => ({ type: 'setLink', id, fields: { kind } }))),
});

export const LINK_ACTIONS: readonly Action[] = [
  {
    id: 'card.link',
    labelKey: 'cards.linkTo',
    shortcuts: ['L'],
    group: 'add',
    when: (context) => chosenCards(context).length === 1 && mayAdd(context, 'links'),
    do: (context) => {
      const [card] = chosenCards(context);
      if (card) context.editor.setState({ linking: { from: card.id, to: null, at: null } });
    },
  },
  following('follow', 'J', true),
  following('followBack', 'Shift+J', false),
  {
    id: 'link.label',
    labelKey: 'cards.linkLabel',
    shortcuts: ['Enter', 'F2'],
    group: 'write',
    when: (context) => changeable(context).length === 1,
    do: (context) => {
      const [link] = changeable(context);
      if (link) context.editor.rename('link', link.id);
    },
  },
  {
    id: 'link.turn',
    labelKey: 'cards.linkTurn',
    group: 'write',
    when: (context) => changeable(context).length > 0,
    do: (context) =>
      context.port.run(
        changeable(context).map(({ id, from, to }) => ({ type: 'setLink', id, fields: { from: to, to: from } })),
      ),
  },
  ...LINK_KINDS.map(beingOf),
  {
    id: 'link.remove',
    labelKey: 'cards.linkRemove',
    shortcuts: ['Delete', 'Backspace'],
    group: 'remove',
    when: (context) => {
      const links = chosenLinks(context);
      return links.length > 0 && links.every((link) => mayRemove(context, 'links', link));
    },
    do: (context) => {
      const links = chosenLinks(context);
      const { port, editor } = context;
      port.run({ type: 'remove', records: links.map(({ id }) => ({ kind: 'links', id })) });
      // the keyboard goes on at the card the link came from
      const from = links.at(-1)?.from;
      editor.select(from === undefined ? [] : [from]);
    },
  },
];
