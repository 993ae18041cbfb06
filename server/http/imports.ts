import type { Hono } from 'hono';
import { runCommand } from '../../shared/document/commands/run.ts';
import { readJourney } from '../../shared/document/read.ts';
import type { JourneyFile } from '../../shared/files/journey-file.types.ts';
import { renewedFile } from '../../shared/files/renewed.ts';
import { BRING_FORMATS, type BringFormat, bringFile } from '../../shared/files/sketch/bring.ts';
import { newId } from '../../shared/journey/ids.ts';
import { groundOf, isLocked } from '../../shared/journey/locks.ts';
import { byOrder } from '../../shared/journey/order.ts';
import { type ImportAnswer, LocaleName, PICTURE_LIMITS } from '../../shared/wire/api.ts';
import type { House } from './house.ts';
import { makeRoom } from './assets.ts';
import { bytesOf } from './body.ts';
import { admitted } from './caller.ts';
import { HttpError, stored } from './errors.ts';
import { rowsOf } from './pictures.ts';

const LARGEST: Readonly<Record<BringFormat, number>> = {
  // its pictures are in it, in base64
  json: 20_000_000 + (PICTURE_LIMITS.board * 4) / 3,
  xlsx: 20_000_000,
  csv: 20_000_000,
  md: 20_000_000,
  mermaid: 20_000_000,
};
const MOST_MAPS = 20;

/** The pictures of a journey file, so that its cards show them here too. */
async function keepPictures(house: House, board: string, file: JourneyFile): Promise<void> {
  const { rows, problems } = rowsOf(file, Date.now());
  if (problems.length > 0) throw new HttpError(422, 'unreadable-file', 'The file holds what is no picture', problems);
  for (const row of rows) {
    if (await house.storage.asset(board, row.hash)) continue;
    await makeRoom(house, board, row.bytes.length);
    await house.storage.putAsset(board, row);
  }
}

/** Maps from files of any kind, behind those that are on the board. */
export function importRoutes(app: Hono, house: House): void {
  app.post('/api/boards/:id/import', async (c) => {
    const { board, caller } = await admitted(c, house, 'edit');
    const format = BRING_FORMATS.find((one) => one === c.req.query('format'));
    if (!format)
      throw new HttpError(404, 'unknown-format', `Cannot import that; the formats are ${BRING_FORMATS.join(', ')}`);
    const bytes = await bytesOf(c, LARGEST[format]);
    const personId = caller.person?.id ?? 'link';
    const room = await house.registry.room(board.id);
    try {
      await room.catchUp();
      const before = readJourney(room.document).journey.board;
      const lang = LocaleName.safeParse(c.req.query('lang') ?? before.locale);
      if (!lang.success) throw new HttpError(422, 'unknown-language', 'The language is neither en nor tr');
      const title = (c.req.query('title') ?? '').replace(/[\p{Cc}\p{Cs}]/gu, ' ').slice(0, 200);
      const isTurned = c.req.query('turned') === 'true';
      const made = bringFile(format, bytes, { lang: lang.data, timeZone: before.timeZone, title, turned: isTurned });
      if (!made.ok) {
        const { where, code } = made.problems[0] ?? { where: 'file', code: 'unreadable' };
        throw new HttpError(422, 'unreadable-file', `Nothing was added: ${where}, ${code}`, made.problems);
      }
      const contents = renewedFile(made.value, newId);
      const maps = [...(contents.maps ?? [])].sort(byOrder);
      const [first] = maps;
      if (!first) throw new HttpError(422, 'unreadable-file', 'The file holds no map');
      if (maps.length > MOST_MAPS) throw new HttpError(422, 'unreadable-file', `More than ${MOST_MAPS} maps at once`);
      await stored(
        house.log,
        (async () => {
          await keepPictures(house, board.id, contents);
          await room.write((doc) => {
            const { journey } = readJourney(doc);
            if (caller.role !== 'facilitate' && isLocked(groundOf(journey), 'maps', '', {}))
              throw new HttpError(403, 'locked', 'The board is locked');
            runCommand({ doc, journey, personId, now: Date.now }, { type: 'bringMaps', contents });
          }, personId);
        })(),
      );
      const answer: ImportAnswer = { mapId: first.id, maps: maps.map(({ id }) => id), problems: made.problems };
      return c.json(answer, 201);
    } finally {
      void house.registry.release(board.id);
    }
  });
}
