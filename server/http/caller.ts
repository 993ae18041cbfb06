import type { Context } from 'hono';
import { ID_PATTERN } from '../../shared/journey/ids.ts';
import { atLeast, type Role } from '../../shared/wire/roles.ts';
import type { Caller } from '../access/access.ts';
import type { BoardRow } from '../storage/port.ts';
import type { House } from './house.ts';
import { HttpError } from './errors.ts';

export function bearerOf(c: Context): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1];
}

export function boardIdOf(c: Context): string {
  const id = c.req.param('id') ?? '';
  if (!ID_PATTERN.test(id)) throw new HttpError(404, 'unknown-board', 'There is no such board');
  return id;
}

export async function knownBoard(c: Context, house: House): Promise<BoardRow> {
  const row = await house.storage.board(boardIdOf(c));
  if (!row) throw new HttpError(404, 'unknown-board', 'There is no such board');
  return row;
}

/** The board and who asks, who has at least the role needed; deleted boards answer only where asked to. */
export async function admitted(
  c: Context,
  house: House,
  needed: Role,
  deletedToo = false,
): Promise<{ board: BoardRow; caller: Caller }> {
  const board = await knownBoard(c, house);
  const caller = await house.access.caller(board.id, bearerOf(c));
  if (!caller) throw new HttpError(401, 'unauthorised', 'The link or session is not valid for this board');
  if (board.deletedAt !== undefined && !deletedToo) throw new HttpError(404, 'deleted-board', 'This board was deleted');
  if (!atLeast(caller.role, needed)) throw new HttpError(403, 'forbidden', `This needs the role ${needed}`);
  return { board, caller };
}

export function originOf(c: Context, house: House): string {
  if (house.config.publicUrl) return house.config.publicUrl;
  const url = new URL(c.req.url);
  const forwarded = house.config.trustProxy ? c.req.header('x-forwarded-proto')?.split(',')[0]?.trim() : undefined;
  const host =
    (house.config.trustProxy ? c.req.header('x-forwarded-host')?.split(',')[0]?.trim() : undefined) ??
    c.req.header('host') ??
    url.host;
  return `${forwarded === 'https' ? 'https' : url.protocol.slice(0, -1)}://${host}`;
}
