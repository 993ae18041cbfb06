import { columnsOf, stagesOf } from '../../shared/journey/columns.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Action, ActionContext } from './action.types.ts';
import { mayAdd, mayRemove } from './allowed.ts';
import { chosenCards, placeOf } from './chosen.ts';
import { clipOf, gridOf } from './clip.ts';
import { readHtml, tableOf, writeHtml, writeText } from './clip-html.ts';
import { cardKindOf, firstPlace, type Place } from './grid.ts';
import { KIND_OF } from './named.ts';
import { namesOf, pasteNames, pasteOnLane, pasteOnPoint, takesCurve } from './paste-heads.ts';
import { type Pasted, pasteClip, pasteText, rowsOf } from './paste.ts';

/** What is on a clipboard, as far as cards can be made of it. */
export interface Flavours {
  text: string;
  html: string;
}

/** The chosen cards for the clipboard; undefined without any. */
export function copied(context: ActionContext): Flavours | undefined {
  const cards = chosenCards(context);
  if (cards.length === 0) return undefined;
  const { port, mapId } = context;
  const clip = clipOf(port.records(), mapId, cards);
  const grid = gridOf(port.records(), mapId, clip);
  return { text: writeText(clip, grid), html: writeHtml(clip, grid) };
}

const mayCut = (context: ActionContext): boolean => {
  const cards = chosenCards(context);
  return cards.length > 0 && cards.every((card) => mayRemove(context, 'cards', card));
};

/** Takes the chosen cards off the board, once they are on the clipboard. */
export function cutChosen(context: ActionContext): boolean {
  if (!mayCut(context)) return false;
  const { port, editor } = context;
  const cell = placeOf(context)?.cell;
  port.run({ type: 'remove', records: chosenCards(context).map(({ id }) => ({ kind: 'cards', id })) });
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

function comingOf(context: ActionContext, { text, html }: Flavours): Pasted | undefined {
  const { port, mapId, target } = context;
  const journey = port.records();
  const clip = readHtml(html);
  const table = tableOf(html);
  const onPoint = target || clip ? undefined : pasteOnPoint(context, rowsOf(text, table));
  if (onPoint) return onPoint;
  if (target?.kind === 'lane' && !clip) return pasteOnLane(context, target.id, rowsOf(text, table));
  const place = pastePlace(context);
  if (!place || !mayAdd(context, 'cards', { cell: place.cell })) return undefined;
  return clip ? pasteClip(journey, mapId, place, clip) : pasteText(journey, mapId, place, text, table);
}

/** Names, cards or a curve of what was on the clipboard, as one step; `false` where nothing of it may stand here. */
export function pasteHere(context: ActionContext, flavours: Flavours): boolean {
  const names = asNames(context);
  if (names) {
    const { text, html } = flavours;
    return pasteNames(context, names.kind, names.from, namesOf(text, tableOf(html)));
  }
  const { port, editor, t, tell } = context;
  const coming = comingOf(context, flavours);
  if (!coming || coming.commands.length === 0) return false;
  const { commands, ids, links = [], remarks } = coming;
  port.run(mayAdd(context, 'links') ? [...commands, ...links] : commands);
  // on a lane's name the keyboard stays: the next lane's list comes next
  if (ids.length > 0 && context.target?.kind !== 'lane') editor.select(ids, pastePlace(context)?.cell);
  for (const { key, values } of remarks) tell?.(t(key, values));
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
    when: (context) => chosenCards(context).length > 0,
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
      return takesCurve(context) || (mayAdd(context, 'cards') && pastePlace(context) !== undefined);
    },
    do: (context) => void pasteNow(context),
  },
];
