import { PAPERS } from '../../shared/files/pdf/sheets.ts';
import { SLIDE_PARTS } from '../../shared/files/slides/deck-of.ts';
import { PAGES } from '../../shared/files/slides/page.ts';
import { SHEETS } from '../../shared/files/sheets/sheet.ts';
import { EXTRAS } from '../../shared/journey/look.ts';
import { answer, board, errors, type Json, lang } from './openapi-parts.ts';

/** How a board leaves as a file, and what may be asked of it. */
export const EXPORT_PATH: Json = {
  '/api/boards/{id}/export/{format}': {
    parameters: [board, { name: 'format', in: 'path', required: true, schema: { type: 'string' } }],
    get: {
      summary: 'The board as a file',
      description: 'Role `view`. Formats: FORMATS.',
      parameters: [
        {
          name: 'map',
          in: 'query',
          description: 'Id of one map; absent: all of them, or the first where a format holds one',
          schema: { type: 'string' },
        },
        lang,
        {
          name: 'tz',
          in: 'query',
          description: 'Whose days dates are told in, such as Europe/Istanbul; absent: the board’s own time zone',
          schema: { type: 'string' },
        },
        {
          name: 'table',
          in: 'query',
          description: 'Which table of the board a CSV is; cards when absent. XLSX holds all of them',
          schema: { type: 'string', enum: [...SHEETS] },
        },
        {
          name: 'paper',
          in: 'query',
          description: 'What a PDF is printed on: one page as large as the map, or sheets with repeated heads',
          schema: { type: 'string', enum: [...PAPERS] },
        },
        {
          name: 'segment',
          in: 'query',
          description: 'Whose numbers an SVG, PDF or PPTX shows, as the numbers name them; absent: everybody’s',
          schema: { type: 'string' },
        },
        {
          name: 'persona',
          in: 'query',
          description:
            'Id or exact name: that persona’s curve, and the numbers of its segment. Not together with `segment`',
          schema: { type: 'string' },
        },
        {
          name: 'period',
          in: 'query',
          description: 'Numbers as they stood then, such as 2026-Q1; absent: the newest',
          schema: { type: 'string' },
        },
        {
          name: 'show',
          in: 'query',
          description: `What is drawn beside, parted by commas: ${EXTRAS.join(', ')}`,
          schema: { type: 'string' },
        },
        {
          name: 'theme',
          in: 'query',
          description: 'Of an SVG, PDF or PPTX; light when absent',
          schema: { type: 'string', enum: ['light', 'dark'] },
        },
        {
          name: 'size',
          in: 'query',
          description: 'Shape of slides; 16:9 when absent',
          schema: { type: 'string', enum: Object.keys(PAGES) },
        },
        {
          name: 'maps',
          in: 'query',
          description: 'Ids of the maps that slides are of, parted by commas. Not together with `map`',
          schema: { type: 'string' },
        },
        {
          name: 'lanes',
          in: 'query',
          description: 'Lanes that slides show, by kind, exact title or id, parted by commas; all when absent',
          schema: { type: 'string' },
        },
        {
          name: 'parts',
          in: 'query',
          description: `What the slides are, parted by commas; all when absent: ${SLIDE_PARTS.join(', ')}`,
          schema: { type: 'string' },
        },
        {
          name: 'accent',
          in: 'query',
          description: 'A brand’s colour on slides, `RRGGBB`',
          schema: { type: 'string', pattern: '^#?[0-9A-Fa-f]{6}$' },
        },
      ],
      responses: {
        200: answer(
          'The file, as a download. What it does not show is told in the header `X-Journeyboard-Problems`, as JSON: letters that no font here has (they are boxes in a PDF), and pictures that such a file cannot hold',
        ),
        ...errors(401, 404, 422, 503),
      },
    },
  },
};
