import {
  CreateBoardBody,
  JoinBody,
  LinkBody,
  LocaleName,
  PatchBoardBody,
  RestoreBody,
  SaveVersionBody,
} from '../../shared/wire/api.ts';
import { HookBody } from '../../shared/wire/hooks.ts';
import { ObservationBody, ObservationsBody } from '../../shared/wire/observations.ts';
import { PICTURE_TYPES } from '../../shared/journey/pictures.ts';
import { PAPERS } from '../../shared/files/pdf/sheets.ts';
import { SLIDE_PARTS } from '../../shared/files/slides/deck-of.ts';
import { PAGES } from '../../shared/files/slides/page.ts';
import { SHEETS } from '../../shared/files/sheets/sheet.ts';
import { BRING_FORMATS } from '../../shared/files/sketch/bring.ts';
import { EXTRAS } from '../../shared/journey/look.ts';
import { ROLES } from '../../shared/wire/roles.ts';
import { DATASET_PATHS, datasetSchemas } from './openapi-datasets.ts';
import { answer, board, body, errors, type Json, OK, plain, ref } from './openapi-parts.ts';

const version = { name: 'version', in: 'path', required: true, schema: { type: 'string' } };
const lang = { name: 'lang', in: 'query', schema: plain(LocaleName) };

const STATUSES: Readonly<Record<number, string>> = {
  400: 'The body cannot be read: `not-json`, `not-utf8`, `aborted`',
  401: 'No valid link or session: `unauthorised`, `create-token`',
  403: 'Not with this role, password or origin: `forbidden`, `password`, `origin`, `locked`',
  404: 'Not here: `unknown-board`, `deleted-board`, `unknown-map`, `unknown-format`, `unknown-role`, `unknown-template`, `unknown-asset`, `unknown-hook`, `unknown-version`, `unknown-dataset`, `unknown-table`',
  409: 'Not as things stand: `not-then`, `map-gone`, `versions-full`, `in-progress`, `hooks-full`, `datasets-full`, `superseded` by a newer question',
  413: 'Larger than the call takes: `too-large`; no room for more pictures: `board-full`; an event log past the limit: `dataset`',
  415: 'A compressed body: `encoding`',
  422: 'Read, but wrong: `invalid`, `dataset`, `journey-file`, `unknown-template`, `unknown-language`, `unknown-theme`, `unknown-table`, `unknown-paper`, `unknown-time-zone`, `unknown-look`, `holds-everything`, `unreadable-file`, `observations`, `idempotency-key`, `hook-url`, `picture-unknown`, `picture-damaged`, `picture-huge`; `problems` says where',
  429: 'Too many failed joins or new boards from one address: `too-many`, and `Retry-After` says when to come again; other files are being read: `busy`',
  503: 'Storage cannot write; nothing was changed: `storage`',
};

const PATHS: Json = {
  '/healthz': {
    get: {
      summary: 'Whether the server can write',
      security: [],
      responses: { 200: answer('It can'), ...errors(503) },
    },
  },
  '/metrics': {
    get: {
      summary: 'Figures of the server for Prometheus: rooms, people, edits, bytes, times, evictions, refusals',
      security: [{}, { bearer: [] }],
      responses: {
        200: { description: 'The figures', content: { 'text/plain': { schema: { type: 'string' } } } },
        401: { description: 'A `METRICS_TOKEN` is set, and this is not it: `metrics-token`' },
      },
    },
  },
  '/api/templates': {
    get: {
      summary: 'What a board can begin with',
      security: [],
      responses: { 200: answer('The templates', { type: 'array', items: ref('Template') }) },
    },
  },
  '/api/templates/{id}/preview.svg': {
    get: {
      summary: 'A template, drawn',
      security: [],
      parameters: [
        { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
        lang,
        { name: 'theme', in: 'query', schema: { enum: ['light', 'dark'] } },
      ],
      responses: { 200: { description: 'The drawing', content: { 'image/svg+xml': {} } }, ...errors(404, 422) },
    },
  },
  '/api/boards': {
    post: {
      summary: 'Makes a board, from a template or from a journey file',
      description: 'Needs `CREATE_TOKEN` as bearer where the server has one set, and nothing otherwise.',
      security: [{}, { bearer: [] }],
      requestBody: body('CreateBoard', false),
      responses: {
        201: answer('The board and a link for each role', ref('CreatedBoard')),
        ...errors(400, 401, 403, 413, 415, 422, 429, 503),
      },
    },
  },
  '/api/boards/{id}': {
    parameters: [board],
    get: {
      summary: 'The journey file',
      description: 'Role `view`. Its schema is journey-file.schema.json.',
      responses: { 200: answer('The file', { type: 'object' }), ...errors(401, 404, 503) },
    },
    patch: {
      summary: 'Title and language',
      description: 'Role `facilitate`.',
      requestBody: body('PatchBoard'),
      responses: { 200: answer('Done', OK), ...errors(400, 401, 403, 404, 413, 415, 422, 503) },
    },
    delete: {
      summary: 'Deletes the board; it is kept for 30 days',
      description: 'Role `facilitate`.',
      responses: { 200: answer('Done', OK), ...errors(401, 403, 404, 503) },
    },
  },
  '/api/boards/{id}/undelete': {
    parameters: [board],
    post: {
      summary: 'Takes a deletion back, within 30 days',
      description: 'Role `facilitate`.',
      responses: { 200: answer('Done', OK), ...errors(401, 403, 404, 503) },
    },
  },
  '/api/boards/{id}/join': {
    parameters: [board],
    post: {
      summary: 'Somebody comes in by name, with a link',
      requestBody: body('Join'),
      responses: {
        200: answer('Who they are from now on', ref('Joined')),
        ...errors(400, 401, 403, 404, 413, 415, 422, 429, 503),
      },
    },
  },
  '/api/boards/{id}/links': {
    parameters: [board],
    get: {
      summary: 'The links one may hand on: of one’s own role and below',
      responses: { 200: answer('The links by role', ref('Links')), ...errors(401, 404) },
    },
  },
  '/api/boards/{id}/links/{role}': {
    parameters: [board, { name: 'role', in: 'path', required: true, schema: { enum: [...ROLES] } }],
    post: {
      summary: 'Renews a link, or sets when it expires and its password',
      description: 'Role `facilitate`. Renewing ends the link, and the sessions that were opened with it.',
      requestBody: body('ChangeLink', false),
      responses: { 200: answer('The links by role', ref('Links')), ...errors(400, 401, 403, 404, 413, 415, 422, 503) },
    },
  },
  '/api/boards/{id}/assets': {
    parameters: [board],
    post: {
      summary: 'Stores a picture: PNG, JPEG, WebP or GIF by what is in it, up to 5 MB',
      description: 'Role `contribute`. The content type that is sent is not looked at.',
      requestBody: { required: true, content: { 'application/octet-stream': {} } },
      responses: {
        201: answer('What it is called from now on, and how large it is', ref('Picture')),
        ...errors(400, 401, 403, 404, 413, 415, 422, 503),
      },
    },
  },
  '/api/boards/{id}/assets/{hash}': {
    parameters: [board, { name: 'hash', in: 'path', required: true, schema: { type: 'string' } }],
    get: {
      summary: 'A picture',
      description: 'Role `view`. It never changes, so it may be kept for as long as wanted.',
      responses: {
        200: { description: 'The picture', content: { 'image/*': {} } },
        304: answer('It is the one that `If-None-Match` names'),
        ...errors(401, 404),
      },
    },
  },
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
  '/api/boards/{id}/observations': {
    parameters: [board],
    post: {
      summary: 'Live values of metrics, on every open map at once',
      description:
        'Role `edit`. All or nothing: if one value cannot be used, none is written, and `problems` tells each with its place in the body (`3/target`) and what may have been meant. A value of the same metric, target, segment and period is replaced. With an `Idempotency-Key` the same call, made again within a day, is answered alike and done once.',
      parameters: [
        {
          name: 'source',
          in: 'query',
          description: 'For the passport of the values; `API` when absent',
          schema: { type: 'string', maxLength: 200 },
        },
        {
          name: 'staleDays',
          in: 'query',
          description: 'After so many days they count as stale',
          schema: { type: 'number', maximum: 3650 },
        },
        { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 200 } },
      ],
      requestBody: body('Observations'),
      responses: {
        200: answer('What came of it', ref('ObservationsAnswer')),
        ...errors(400, 401, 403, 404, 409, 413, 415, 422, 503),
      },
    },
  },
  '/api/boards/{id}/import': {
    parameters: [board],
    post: {
      summary: 'Adds the maps of a file to the board',
      description:
        'Role `edit`. The body is the file, at most 20 MB. Maps, and everything on them, get new ids; `problems` says what the file held and the map does not.',
      parameters: [
        {
          name: 'format',
          in: 'query',
          required: true,
          schema: { type: 'string', enum: [...BRING_FORMATS] },
        },
        lang,
        {
          name: 'title',
          in: 'query',
          description: 'What a map is called whose file does not say',
          schema: { type: 'string', maxLength: 200 },
        },
        {
          name: 'turned',
          in: 'query',
          description: 'Of a grid: stages stand at the left and lanes above',
          schema: { type: 'boolean' },
        },
      ],
      requestBody: { required: true, content: { 'application/octet-stream': {} } },
      responses: {
        201: answer('The first new map, all of them, and what was met', ref('Imported')),
        ...errors(400, 401, 403, 404, 413, 415, 422, 503),
      },
    },
  },
  '/api/boards/{id}/webhooks': {
    parameters: [board],
    get: {
      summary: 'Who is told when a number crosses its target, and how the last message went',
      description: 'Role `facilitate`.',
      responses: { 200: answer('The webhooks', ref('Hooks')), ...errors(401, 403, 404, 503) },
    },
    post: {
      summary: 'Tells another system from now on when a number crosses its target',
      description:
        'Role `facilitate`. A message is a POST of `HookMessage`, signed in `journeyboard-signature: t=<seconds>,v1=<hex>`, the HMAC-SHA256 of `<seconds>.<body>` with the secret that this call answers. What is not answered with 2xx is sent again seven times within 33 hours; `journeyboard-message` and `id` are the same each time. Redirections are not followed.',
      requestBody: body('AddHook'),
      responses: {
        201: answer('The webhook, and its secret for the only time', ref('MadeHook')),
        ...errors(400, 401, 403, 404, 409, 413, 415, 422, 503),
      },
    },
  },
  '/api/boards/{id}/webhooks/{hook}': {
    parameters: [board, { name: 'hook', in: 'path', required: true, schema: { type: 'string' } }],
    delete: {
      summary: 'Ends a webhook, and forgets what was still to be sent to it',
      description: 'Role `facilitate`.',
      responses: { 200: answer('Done', OK), ...errors(401, 403, 404, 503) },
    },
  },
  '/api/boards/{id}/versions': {
    parameters: [board],
    get: {
      summary: 'Versions of the board, named and automatic, newest first',
      description:
        'Role `view`. Kept by itself: what stood before the first edit after an hour’s rest or a day, and before every restoring.',
      responses: { 200: answer('The versions', ref('Versions')), ...errors(401, 404) },
    },
    post: {
      summary: 'Keeps the board as it is, under a name',
      description: 'Role `facilitate`.',
      requestBody: body('SaveVersion'),
      responses: {
        201: answer('The version', ref('Version')),
        ...errors(400, 401, 403, 404, 409, 413, 415, 422, 503),
      },
    },
  },
  '/api/boards/{id}/versions/{version}': {
    parameters: [board, version],
    get: {
      summary: 'A version, as a journey file',
      description: 'Role `view`.',
      parameters: [
        {
          name: 'pictures',
          in: 'query',
          description: '`none` leaves the pictures out; they can be had one by one',
          schema: { enum: ['none'] },
        },
      ],
      responses: { 200: answer('The file', { type: 'object' }), ...errors(401, 404, 503) },
    },
  },
  '/api/boards/{id}/versions/{version}/restore': {
    parameters: [board, version],
    post: {
      summary: 'Brings the board, a map or a lane back as it was, in place',
      description:
        'Role `facilitate`. Records keep their ids; comments, votes and people stay. A version of what was before is kept first: restoring that with the same scope takes it back.',
      requestBody: body('Restore', false),
      responses: {
        200: answer('What changed', ref('RestoreAnswer')),
        ...errors(400, 401, 403, 404, 409, 413, 415, 422, 503),
      },
    },
  },
  '/api/boards/{id}/activity': {
    parameters: [board],
    get: {
      summary: 'Who changed what, newest first',
      description:
        'Role `view`. One entry is what one person did in up to five minutes: records and fields with what stood there before and after, long values cut.',
      parameters: [
        { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
        {
          name: 'before',
          in: 'query',
          description: 'What the answer before said as `next`',
          schema: { type: 'string' },
        },
      ],
      responses: { 200: answer('A page of it', ref('Activity')), ...errors(401, 404, 422, 503) },
    },
  },
  ...DATASET_PATHS,
};

const strings = (...fields: string[]): Json => ({
  type: 'object',
  properties: Object.fromEntries(fields.map((field) => [field, { type: 'string' }])),
  required: fields,
});
const inBoth = {
  type: 'object',
  properties: { en: { type: 'string' }, tr: { type: 'string' } },
  required: ['en', 'tr'],
};
const instant = { type: 'integer', description: 'Milliseconds since 1970' };
const HOOK: Json = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    url: { type: 'string' },
    metricIds: { type: 'array', items: { type: 'string' }, description: 'Absent: every metric with a target' },
    waiting: { type: 'integer', description: 'Messages that are still to be sent' },
    last: {
      type: 'object',
      properties: { at: instant, ok: { type: 'boolean' }, status: { type: 'integer' }, tries: { type: 'integer' } },
      required: ['at', 'ok', 'tries'],
    },
  },
  required: ['id', 'url', 'waiting'],
};
const problems = { type: 'array', items: ref('Problem') };

const SCHEMAS = (): Json => ({
  ...datasetSchemas(),
  CreateBoard: plain(CreateBoardBody),
  PatchBoard: plain(PatchBoardBody),
  Join: plain(JoinBody),
  ChangeLink: plain(LinkBody),
  SaveVersion: plain(SaveVersionBody),
  Restore: plain(RestoreBody),
  AddHook: plain(HookBody),
  Hook: HOOK,
  MadeHook: { allOf: [ref('Hook'), strings('secret')] },
  Hooks: { type: 'object', properties: { hooks: { type: 'array', items: ref('Hook') } }, required: ['hooks'] },
  HookMessage: {
    type: 'object',
    properties: {
      id: { type: 'string' },
      event: { enum: ['target.met', 'target.missed'] },
      at: { type: 'string', format: 'date-time' },
      board: { type: 'string' },
      metric: {
        type: 'object',
        properties: {
          id: { type: 'string' },
          name: { type: 'string' },
          kind: { type: 'string' },
          unit: { type: 'string' },
          direction: { enum: ['higher', 'lower'] },
          target: { type: 'number' },
        },
        required: ['id', 'name', 'kind', 'unit', 'direction', 'target'],
      },
      target: { type: 'string', description: 'Where it was measured' },
      segment: { type: 'string', description: 'Empty: everybody' },
      period: { type: 'string' },
      value: { type: 'number' },
      n: { type: ['integer', 'null'] },
    },
    required: ['id', 'event', 'at', 'board', 'metric', 'target', 'segment', 'period', 'value', 'n'],
  },
  Observation: plain(ObservationBody),
  Observations: { ...plain(ObservationsBody), items: ref('Observation') },
  ObservationsAnswer: {
    type: 'object',
    properties: {
      added: { type: 'integer' },
      changed: { type: 'integer' },
      same: { type: 'integer', description: 'Were there already' },
    },
    required: ['added', 'changed', 'same'],
  },
  Doer: {
    type: 'object',
    properties: { id: { type: 'string' }, name: { type: 'string' }, color: { type: 'integer' } },
    required: ['id', 'name', 'color'],
  },
  Version: {
    type: 'object',
    properties: {
      id: { type: 'string' },
      name: { type: 'string', description: 'Absent: kept by itself' },
      why: { enum: ['saved', 'edit', 'restore'] },
      by: ref('Doer'),
      at: instant,
    },
    required: ['id', 'why', 'at'],
  },
  Versions: {
    type: 'object',
    properties: { versions: { type: 'array', items: ref('Version') } },
    required: ['versions'],
  },
  Imported: {
    type: 'object',
    properties: {
      mapId: { type: 'string', description: 'The first of the new maps' },
      maps: { type: 'array', items: { type: 'string' } },
      problems: { type: 'array', items: ref('Problem') },
    },
    required: ['mapId', 'maps', 'problems'],
  },
  RestoreAnswer: {
    type: 'object',
    properties: {
      changed: { type: 'integer', description: 'Records that changed' },
      before: { type: 'string', description: 'The version kept before; absent when nothing had to change' },
    },
    required: ['changed'],
  },
  ActivityItem: {
    type: 'object',
    properties: {
      kind: { type: 'string' },
      id: { type: 'string' },
      field: { type: 'string', description: 'Absent: the record as a whole' },
      act: { enum: ['add', 'change'] },
      name: { type: 'string', description: 'What it was called' },
      before: { description: 'Absent where there was nothing' },
      after: { description: 'Absent where there is nothing' },
    },
    required: ['kind', 'id', 'act'],
  },
  ActivityEntry: {
    type: 'object',
    properties: {
      id: { type: 'string' },
      by: { ...ref('Doer'), description: 'Absent: by a link, without a name' },
      began: instant,
      until: instant,
      items: { type: 'array', items: ref('ActivityItem') },
      more: {
        type: 'object',
        additionalProperties: { type: 'integer' },
        description: 'Beyond those told one by one, by kind',
      },
      restored: {
        type: 'object',
        properties: {
          versionId: { type: 'string' },
          name: { type: 'string' },
          at: instant,
          scope: { type: 'string' },
          title: { type: 'string' },
        },
        required: ['versionId', 'at'],
      },
    },
    required: ['id', 'began', 'until', 'items'],
  },
  Activity: {
    type: 'object',
    properties: {
      activity: { type: 'array', items: ref('ActivityEntry') },
      next: { type: 'string', description: 'Asks for what is older, as `before`; absent: that was all' },
    },
    required: ['activity'],
  },
  Template: {
    type: 'object',
    properties: { id: { type: 'string' }, title: inBoth, description: inBoth, sample: { const: true } },
    required: ['id', 'title', 'description'],
  },
  Link: {
    type: 'object',
    properties: {
      token: { type: 'string' },
      url: { type: 'string' },
      expires: { type: 'integer', description: 'Milliseconds since 1970' },
      password: { const: true, description: 'It has one' },
    },
    required: ['token', 'url'],
  },
  LinksByRole: { type: 'object', properties: Object.fromEntries(ROLES.map((role) => [role, ref('Link')])) },
  Links: { type: 'object', properties: { links: ref('LinksByRole') }, required: ['links'] },
  CreatedBoard: {
    type: 'object',
    properties: {
      id: { type: 'string' },
      url: { type: 'string' },
      links: { allOf: [ref('LinksByRole'), { required: [...ROLES] }] },
      problems: { ...problems, description: 'What a journey file refers to and does not hold' },
    },
    required: ['id', 'url', 'links'],
  },
  Joined: {
    ...strings('personId', 'session'),
    properties: { personId: { type: 'string' }, session: { type: 'string' }, role: { enum: [...ROLES] } },
    required: ['personId', 'session', 'role'],
  },
  Picture: {
    type: 'object',
    properties: {
      hash: { type: 'string', description: 'SHA-256 of the bytes, base64url' },
      type: { enum: [...PICTURE_TYPES] },
      width: { type: 'integer' },
      height: { type: 'integer' },
    },
    required: ['hash', 'type', 'width', 'height'],
  },
  Problem: {
    type: 'object',
    properties: { where: { type: 'string' }, code: { type: 'string' }, values: { type: 'object' } },
    required: ['where', 'code'],
  },
  Error: {
    type: 'object',
    properties: {
      error: {
        ...strings('code', 'message'),
        properties: { code: { type: 'string' }, message: { type: 'string' }, problems },
      },
    },
    required: ['error'],
  },
});

/** The HTTP contract as OpenAPI; bodies come from the schemas the server checks them with. */
export function openApi(formats: readonly string[]): Json {
  const text = JSON.stringify({
    openapi: '3.1.0',
    info: {
      title: 'Journeyboard',
      version: '1',
      description:
        'Live editing goes over a WebSocket, `/sync/{id}`, in the messages of y-websocket; offer the subprotocols `journeyboard` and a session or token.',
    },
    security: [{ bearer: [] }],
    paths: PATHS,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token of a link, or the session of a person who joined',
        },
      },
      responses: Object.fromEntries(
        Object.entries(STATUSES).map(([status, description]) => [status, answer(description, ref('Error'))]),
      ),
      schemas: SCHEMAS(),
    },
  });
  return JSON.parse(text.replace('FORMATS', formats.map((format) => `\`${format}\``).join(', '))) as Json;
}
