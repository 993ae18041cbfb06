import type { Hono } from 'hono';
import { LocaleName } from '../../shared/wire/api.ts';
import { DRAWN } from '../../shared/files/formats.ts';
import { PAPERS } from '../../shared/files/pdf/sheets.ts';
import { lacksOf } from '../../shared/files/lacks.ts';
import type { StrangeLine } from '../../shared/files/pdf/strange-lines.ts';
import { slidesAsked } from '../../shared/files/slides/asked.ts';
import { isTimeZone, SHEETS } from '../../shared/files/sheets/sheet.ts';
import { isPlainLook, lookAsked } from '../../shared/journey/look.ts';
import type { House } from './house.ts';
import { journeyOfBoard } from './boards.ts';
import { admitted } from './caller.ts';
import { HttpError } from './errors.ts';
import { picturesFor } from './pictures.ts';

function fileName(title: string, extension: string): string {
  const plain = title.replace(/[\\/:*?"<>|\p{Cc}\p{Cs}]+/gu, ' ').trim();
  // by whole characters: half a one cannot be written into a header
  return `${[...plain].slice(0, 80).join('').trim() || 'journey'}.${extension}`;
}

const THEMES = ['light', 'dark'] as const;

/** A header holds no other letters. */
const inAscii = (value: unknown): string =>
  JSON.stringify(value).replace(/[^ -~]/gu, (letter) =>
    Array.from({ length: letter.length }, (_, i) => `\\u${letter.charCodeAt(i).toString(16).padStart(4, '0')}`).join(
      '',
    ),
  );

export function exportRoutes(app: Hono, house: House): void {
  app.get('/api/boards/:id/export/:format', async (c) => {
    const { board } = await admitted(c, house, 'view');
    const format = c.req.param('format');
    const exporter = Object.hasOwn(house.exporters, format) ? house.exporters[format] : undefined;
    if (!exporter) throw new HttpError(404, 'unknown-format', `Cannot export ${format}`);
    const journey = await journeyOfBoard(house, board.id);
    const mapId = c.req.query('map');
    if (mapId !== undefined && (!journey.maps.has(mapId) || journey.maps.get(mapId)?.deleted))
      throw new HttpError(404, 'unknown-map', 'There is no such map on this board');
    const lang = LocaleName.safeParse(c.req.query('lang') ?? journey.board.locale);
    if (!lang.success) throw new HttpError(422, 'unknown-language', 'The language is neither en nor tr');
    const timeZone = c.req.query('tz') ?? journey.board.timeZone;
    if (!isTimeZone(timeZone))
      throw new HttpError(422, 'unknown-time-zone', 'The time zone is no IANA name, such as Europe/Istanbul');
    const table = SHEETS.find((one) => one === (c.req.query('table') ?? 'cards'));
    if (!table) throw new HttpError(422, 'unknown-table', `The table is none of ${SHEETS.join(', ')}`);
    const paper = PAPERS.find((one) => one === (c.req.query('paper') ?? 'one'));
    if (!paper) throw new HttpError(422, 'unknown-paper', `The paper is none of ${PAPERS.join(', ')}`);
    const asked = {
      segment: c.req.query('segment'),
      persona: c.req.query('persona'),
      period: c.req.query('period'),
      show: c.req.query('show'),
    };
    const { look, problems } = lookAsked(journey, mapId, asked);
    if (problems.length > 0)
      throw new HttpError(422, 'unknown-look', 'There is nothing on the map that could be looked at so', problems);
    if (!isPlainLook(look) && !DRAWN.includes(format))
      throw new HttpError(422, 'holds-everything', `A lens is for what is drawn: ${DRAWN.join(', ')}`);
    const theme = THEMES.find((one) => one === (c.req.query('theme') ?? 'light'));
    if (!theme) throw new HttpError(422, 'unknown-theme', `The theme is none of ${THEMES.join(', ')}`);
    const deck = slidesAsked(journey, mapId, {
      size: c.req.query('size'),
      maps: c.req.query('maps'),
      lanes: c.req.query('lanes'),
      parts: c.req.query('parts'),
      accent: c.req.query('accent'),
    });
    if (deck.problems.length > 0)
      throw new HttpError(422, 'unknown-slides', 'There are no slides like that of this board', deck.problems);
    const pictures = await picturesFor(house.storage, board.id, journey);
    const options = { now: Date.now(), lang: lang.data, mapId, timeZone, table, paper, look, theme, pictures };
    let strange: readonly StrangeLine[] = [];
    const onStrange = (lines: readonly StrangeLine[]): void => void (strange = lines);
    const bytes = await exporter.write(journey, { ...options, slides: deck.slides, onStrange });
    const lacks = lacksOf(format, strange, pictures);
    const name = encodeURIComponent(fileName(journey.board.title, exporter.extension));
    if (lacks.length > 0) c.header('x-journeyboard-problems', inAscii(lacks));
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': exporter.type,
      'content-disposition': `attachment; filename="journey.${exporter.extension}"; filename*=UTF-8''${name}`,
    });
  });
}
