import { columnsOf, stagesOf } from '../../shared/journey/columns.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Action, ActionContext } from './action.types.ts';
import { mayAdd, mayRemove } from './allowed.ts';
import { chosenCards, placeOf } from './chosen.ts';
import { type Clip, clipOf, gridOf } from './clip.ts';
import { readHtml, tableOf, writeHtml, writeText } from './clip-html.ts';
import { cardKindOf } from '../../shared/journey/card-kind.ts';
import { firstPlace, type Place } from './grid.ts';
import { KIND_OF } from './named.ts';
import { chosenNotes } from './note-actions.ts';
import { namesOf, pasteNames, pasteOnLane, pasteOnPoint, takesCurve } from './paste-heads.ts';
import { pasteNotes } from './paste-notes.ts';
import { type Pasted, pasteClip, pasteText, rowsOf } from './paste.ts';

/** What is on a clipboard, as far as cards can be made of it. */
export interface Flavours {
  text: string;
  html: string;
}

/** The chosen cards and notes for the clipboard; undefined without any. */
export function copied(context: ActionContext): Flavours | undefined {
  const [cards, notes] = [chosenCards(context), chosenNotes(context)];
  if (cards.length + notes.length === 0) return undefined;
  const { port, mapId } = context;
  const clip = clipOf(port.records(), mapId, cards, notes);
  const grid = gridOf(port.records(), mapId, clip);
  return { text: writeText(clip, grid), html: writeHtml(clip, grid) };
}

const mayCut = (context: ActionContext): boolean => {
  const [cards, notes] = [chosenCards(context), chosenNotes(context)];
  return (
    cards.length + notes.length > 0 &&
    cards.every((card) => mayRemove(context, 'cards', card)) &&
    notes.every((note) => mayRemove(context, 'notes', note))
  );
};

/** Takes the chosen cards and notes off the board, once they are on the clipboard. */
export function cutChosen(context: ActionContext): boolean {
  if (!mayCut(context)) return false;
  const { port, editor } = context;
  const cell = placeOf(context)?.cell;
  const records = [
    ...chosenCards(context).map(({ id }) => ({ kind: 'cards' as const, id })),
    ...chosenNotes(context).map(({ id }) => ({ kind: 'notes' as const, id })),
  ];
  port.run({ type: 'remove', records });
  if (cell) editor.enterCell(cell);
  else editor.select([]);
  return true;
}

/** Where pasted cards would go: where the menu was opened, where the keyboard is, else the beginning of the map. */
function pastePlace(context: ActionContext): Place | undefined {
  const { port, mapId, target } = context;
  const journey = port.records();
  const [first] = columnsOf(journey, mapId);
  const place =
    target?.kind === 'cell'
      ? { cell: target.cell }
      : target?.kind === 'lane' && first
        ? { cell: { laneId: target.id, columnId: first.id } }
        : (placeOf(context) ?? firstPlace(journey, mapId));
  const lane = journey.lanes.get(place?.cell.laneId ?? '');
  return lane && !lane.collapsed && cardKindOf(lane.kind) !== undefined ? place : undefined;
}

/** The names that what is on the clipboard would be: on a name, or on a map that has no other use for words yet. */
function asNames({ port, mapId, target }: ActionContext): { kind: 'stage' | 'step'; from?: Id } | undefined {
  if (target?.kind === 'stage' || target?.kind === 'step') return { kind: target.kind, from: target.id };
  return stagesOf(port.records(), mapId).length === 0 ? { kind: 'stage' } : undefined;
}

function comingOf(context: ActionContext, { text, html }: Flavours, clip: Clip | undefined): Pasted | undefined {
  const { port, mapId, target } = context;
  const journey = port.records();
  const table = tableOf(html);
  const onPoint = target || clip ? undefined : pasteOnPoint(context, rowsOf(text, table));
  if (onPoint) return onPoint;
  if (target?.kind === 'lane' && !clip) return pasteOnLane(context, target.id, rowsOf(text, table));
  const place = pastePlace(context);
  const cards =
    place && mayAdd(context, 'cards', { cell: place.cell }) && clip?.cards.length !== 0
      ? clip
        ? pasteClip(journey, mapId, place, clip)
        : pasteText(journey, mapId, place, text, table)
      : undefined;
  if (!clip) return cards;
  const point = target?.kind === 'cell' || target?.kind === 'map' ? target.point : undefined;
  const notes = mayAdd(context, 'notes') ? pasteNotes(journey, mapId, clip, point) : undefined;
  return {
    commands: [...(cards?.commands ?? []), ...(notes?.commands ?? [])],
    ids: [...(cards?.ids ?? []), ...(notes?.ids ?? [])],
    links: cards?.links ?? [],
    remarks: cards?.remarks ?? [],
  };
}

/** Pictures of what is about to stand here that are kept with another board: the hash of each card and note that shows one. */
const awayOf = ({ commands }: Pasted): string[] =>
  commands.flatMap((command) => {
    const all = command.type === 'addCards' ? command.cards : command.type === 'addNotes' ? command.notes : [];
    return all.flatMap(({ imageId }) => (imageId === undefined ? [] : [imageId]));
  });

/**
 * Pictures come first: a card whose picture the others cannot have yet would stay without it on their screens. Those
 * that cannot be had are told of, and the words come all the same.
 */
async function bringPictures(
  { pictures, editor }: ActionContext,
  hashes: readonly string[],
  from: Id,
): Promise<number> {
  const wanted = [...new Set(hashes)];
  const count = (by: number): void => editor.setState(({ uploading }) => ({ uploading: uploading + by }));
  count(wanted.length);
  const missing = new Set<string>();
  for (const hash of wanted) {
    if (!(await pictures?.bring(hash, from))) missing.add(hash);
    count(-1);
  }
  return hashes.filter((hash) => missing.has(hash)).length;
}

function put(context: ActionContext, { commands, ids, links = [], remarks }: Pasted, without: number): void {
  const { port, editor, t, tell } = context;
  port.run(mayAdd(context, 'links') ? [...commands, ...links] : commands);
  // on a lane's name the keyboard stays: the next lane's list comes next; whoever writes meanwhile is not taken out of it
  if (ids.length > 0 && context.target?.kind !== 'lane' && editor.getState().editing === null)
    editor.select(ids, pastePlace(context)?.cell);
  const told = without > 0 ? [...remarks, { key: 'hand.paste.images', values: { count: without } }] : remarks;
  for (const { key, values } of told) tell?.(t(key, values));
}

/** Names, cards or a curve of what was on the clipboard, as one step; `false` where nothing of it may stand here. */
export function pasteHere(context: ActionContext, flavours: Flavours): boolean {
  const clip = readHtml(flavours.html);
  const isLoose = clip?.cards.length === 0;
  const names = isLoose ? undefined : asNames(context);
  if (names) {
    const { text, html } = flavours;
    return pasteNames(context, names.kind, names.from, namesOf(text, tableOf(html)));
  }
  const coming = comingOf(context, flavours, clip);
  if (!coming || coming.commands.length === 0) return false;
  const away = clip && clip.boardId !== context.port.records().board.id ? awayOf(coming) : [];
  if (!clip || away.length === 0 || !context.pictures) put(context, coming, away.length);
  else void bringPictures(context, away, clip.boardId).then((missing) => put(context, coming, missing));
  return true;
}

/** The browser's own copying, which also works where the page may not touch the clipboard by itself. */
function copyNow(flavours: Flavours): void {
  const onCopy = (event: ClipboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/plain', flavours.text);
    event.clipboardData?.setData('text/html', flavours.html);
  };
  document.addEventListener('copy', onCopy, { capture: true, once: true });
  document.execCommand('copy');
  document.removeEventListener('copy', onCopy, { capture: true });
}

async function readNow(): Promise<Flavours> {
  const [item] = await navigator.clipboard.read();
  const read = async (type: string): Promise<string> =>
    item?.types.includes(type) ? (await item.getType(type)).text() : '';
  return { text: await read('text/plain'), html: await read('text/html') };
}

/** A page may read the clipboard only where it is served safely and the person allows it; the key always works. */
async function pasteNow(context: ActionContext): Promise<void> {
  let flavours: Flavours;
  try {
    flavours = await readNow();
  } catch {
    context.tell?.(context.t('hand.paste.byKey'), 'problem');
    return;
  }
  if (!pasteHere(context, flavours)) context.tell?.(context.t('hand.paste.nothing'));
}

/** Their keys are the browser's own, which alone hand over what is on the clipboard. */
export const CLIPBOARD_ACTIONS: readonly Action[] = [
  {
    id: 'card.copy',
    labelKey: 'hand.card.copy',
    shortcuts: ['Mod+C'],
    native: true,
    group: 'clipboard',
    when: (context) => chosenCards(context).length + chosenNotes(context).length > 0,
    do: (context) => {
      const flavours = copied(context);
      if (flavours) copyNow(flavours);
    },
  },
  {
    id: 'card.cut',
    labelKey: 'hand.card.cut',
    shortcuts: ['Mod+X'],
    native: true,
    group: 'clipboard',
    when: mayCut,
    do: (context) => {
      const flavours = copied(context);
      if (flavours) copyNow(flavours);
      cutChosen(context);
    },
  },
  {
    id: 'card.paste',
    labelKey: 'hand.card.paste',
    shortcuts: ['Mod+V'],
    native: true,
    group: 'clipboard',
    when: (context) => {
      const names = asNames(context);
      if (names) return mayAdd(context, KIND_OF[names.kind]);
      // what is on the clipboard is not to be looked into before it is pasted
      const takesCards = mayAdd(context, 'cards') && pastePlace(context) !== undefined;
      return takesCurve(context) || takesCards || mayAdd(context, 'notes');
    },
    do: (context) => void pasteNow(context),
  },
];
