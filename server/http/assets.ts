import type { Hono } from 'hono';
import { sniffPicture } from '../../shared/files/picture.ts';
import { pictureIds } from '../../shared/journey/pictures.ts';
import { type AssetAnswer, PICTURE_LIMITS } from '../../shared/wire/api.ts';
import type { House } from './house.ts';
import { journeyOfBoard } from './boards.ts';
import { bytesOf } from './body.ts';
import { admitted } from './caller.ts';
import { HttpError, stored } from './errors.ts';
import { hashOf } from './pictures.ts';

const WHY = {
  unknown: 'This is neither PNG, JPEG, WebP nor GIF',
  damaged: 'The picture is not whole',
  huge: 'The picture has too many pixels',
} as const;

/** A day is time enough to undo, and a deleted card keeps its picture for as long as it is kept itself. */
const UNUSED_KEPT_MS = 24 * 60 * 60 * 1000;

/** What somebody kept by name must still be there to be brought back. */
async function inNamedVersions(house: House, board: string): Promise<Set<string>> {
  const room = await house.registry.room(board);
  try {
    const shown = new Set<string>();
    for (const { id, why } of await room.history.versions.list()) {
      const then = why === 'saved' ? await room.history.versions.read(id) : undefined;
      if (then) for (const hash of pictureIds(then)) shown.add(hash);
    }
    return shown;
  } finally {
    void house.registry.release(board);
  }
}

/** Room for one more picture; what nothing shows any more makes way. */
export async function makeRoom(house: House, board: string, size: number): Promise<void> {
  const held = await house.storage.assetSizes(board);
  const total = (list: typeof held): number => list.reduce((sum, one) => sum + one.size, size);
  if (total(held) <= PICTURE_LIMITS.board) return;
  const shown = new Set([...pictureIds(await journeyOfBoard(house, board)), ...(await inNamedVersions(house, board))]);
  const unused = held.filter(({ hash, at }) => !shown.has(hash) && at < Date.now() - UNUSED_KEPT_MS);
  if (total(held.filter((one) => !unused.includes(one))) > PICTURE_LIMITS.board)
    throw new HttpError(413, 'board-full', `The pictures of a board may weigh ${PICTURE_LIMITS.board} bytes together`);
  await house.storage.dropAssets(
    board,
    unused.map(({ hash }) => hash),
  );
}

/** Pictures of a board, known by what is in them. */
export function assetRoutes(app: Hono, house: House): void {
  app.post('/api/boards/:id/assets', async (c) => {
    const { board } = await admitted(c, house, 'contribute');
    const bytes = await bytesOf(c, PICTURE_LIMITS.one);
    const sniffed = sniffPicture(bytes);
    if (!sniffed.ok) throw new HttpError(422, `picture-${sniffed.why}`, WHY[sniffed.why]);
    const hash = hashOf(bytes);
    const { type, width, height } = sniffed.value;
    await stored(
      house.log,
      (async () => {
        if (await house.storage.asset(board.id, hash)) return;
        await makeRoom(house, board.id, bytes.length);
        await house.storage.putAsset(board.id, { hash, type, bytes, at: Date.now() });
      })(),
    );
    return c.json({ hash, type, width, height } satisfies AssetAnswer, 201);
  });

  app.get('/api/boards/:id/assets/:hash', async (c) => {
    const { board } = await admitted(c, house, 'view');
    const asset = await house.storage.asset(board.id, c.req.param('hash'));
    if (!asset) throw new HttpError(404, 'unknown-asset', 'There is no such picture on this board');
    const headers = {
      // what a hash names never changes; only whoever was let in may keep it
      'cache-control': 'private, max-age=31536000, immutable',
      etag: `"${asset.hash}"`,
      'cross-origin-resource-policy': 'same-origin',
    };
    if (c.req.header('if-none-match') === headers.etag) return c.body(null, 304, headers);
    return c.body(new Uint8Array(asset.bytes), 200, { ...headers, 'content-type': asset.type });
  });
}
