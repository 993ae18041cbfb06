import { ID_PATTERN } from '../journey/ids.ts';
import { LeadSchema } from './leading.ts';
import type { Doing } from './presence.ts';

const MOST_IDS = 200;
const FARTHEST = 1e9;
/** A Yjs relative position, at most some 24 bytes in base64. */
const ANCHOR = /^[A-Za-z0-9+/]{1,48}={0,2}$/;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isId = (value: unknown): value is string => typeof value === 'string' && ID_PATTERN.test(value);
const isIds = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length <= MOST_IDS && value.every(isId);
const isNumber = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most;
const isPlace = (value: unknown): value is number => isNumber(value, -FARTHEST, FARTHEST);
const isAnchor = (value: unknown): value is string => typeof value === 'string' && ANCHOR.test(value);

function cursorOf(said: unknown): Doing['cursor'] {
  if (!isObject(said) || !isPlace(said.x) || !isPlace(said.y)) return undefined;
  return { x: Math.round(said.x), y: Math.round(said.y) };
}

function dragOf(said: unknown): Doing['drag'] {
  if (!isObject(said) || !isIds(said.ids) || !isPlace(said.dx) || !isPlace(said.dy)) return undefined;
  return { ids: said.ids, dx: Math.round(said.dx), dy: Math.round(said.dy) };
}

function faceOf(said: unknown): Doing['face'] {
  if (!isObject(said) || !isId(said.of) || !isId(said.at) || !isNumber(said.value, -2, 10)) return undefined;
  return { of: said.of, at: said.at, value: said.value };
}

function editOf(said: unknown): Doing['edit'] {
  if (!isObject(said) || !isId(said.id)) return undefined;
  const { id, field, at, to } = said;
  if (field !== 'title' && field !== 'body' && field !== 'text') return undefined;
  const edit: Doing['edit'] = { id, field };
  for (const [name, anchor] of [
    ['at', at],
    ['to', to],
  ] as const) {
    if (anchor === undefined) continue;
    if (!isAnchor(anchor)) return undefined;
    edit[name] = anchor;
  }
  return edit;
}

/**
 * D8: a client says what it does, never who it is; whatever else it sends is left out. Read by hand: two of three messages
 * are this one, and a general schema took more of a busy server's time than judging edits did.
 */
export function doingOf(said: unknown): Doing {
  const doing: Doing = {};
  if (!isObject(said)) return doing;
  if (isId(said.map)) doing.map = said.map;
  const cursor = cursorOf(said.cursor);
  if (cursor) doing.cursor = cursor;
  if (isIds(said.selection)) doing.selection = said.selection;
  const drag = dragOf(said.drag);
  if (drag) doing.drag = drag;
  const face = faceOf(said.face);
  if (face) doing.face = face;
  const edit = editOf(said.edit);
  if (edit) doing.edit = edit;
  const lead = said.lead ? LeadSchema.safeParse(said.lead) : undefined;
  if (lead?.success) doing.lead = lead.data;
  return doing;
}
