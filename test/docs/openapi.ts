import { BRING_FORMATS } from '../../shared/files/sketch/bring.ts';
import { ROLES } from '../../shared/wire/roles.ts';
import { DATASET_PATHS } from './openapi-datasets.ts';
import { EXPORT_PATH } from './openapi-export.ts';
import { answer, board, body, errors, type Json, lang, OK, ref } from './openapi-parts.ts';
import { SCHEMAS } from './openapi-schemas.ts';

const version = { name: 'version', in: 'path', required: true, schema: { type: 'string' } };

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
  ...EXPORT_PATH,
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
