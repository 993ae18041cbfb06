import { ConnectBody, FunnelBody, MappingBody, PathsBody } from '../../shared/wire/datasets.ts';
import { answer, board, body, errors, type Json, OK, plain, ref } from './openapi-parts.ts';

const dataset = { name: 'dataset', in: 'path', required: true, schema: { type: 'string' } };
const text = { type: 'string' };
const integer = { type: 'integer' };
const number = { type: 'number' };
const list = (items: Json): Json => ({ type: 'array', items });
const record = (properties: Json, ...optional: string[]): Json => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
});
const instant = { type: ['integer', 'null'], description: 'Milliseconds since 1970' };
const several = { anyOf: [text, list(text)] };

/** The calls about event logs. */
export const DATASET_PATHS: Json = {
  '/api/boards/{id}/datasets': {
    parameters: [board],
    get: {
      summary: 'Event logs of the board, and those on their way',
      description: 'Role `view`.',
      responses: { 200: answer('The data sets', ref('Datasets')), ...errors(401, 404, 503) },
    },
    post: {
      summary: 'Brings an event log: CSV, TSV or a JSON object a line, plain or gzip, streamed',
      description:
        'Role `edit`. Whole or not at all: ending the call ends the import, and nothing is left of it. Columns that seem to hold names, addresses, numbers or IPs of people are left out before anything is stored; of what may tell people apart it is kept which rows are of the same, and not who. What was wrong with rows is told by kind, with how many and where the first are.',
      parameters: [
        { name: 'name', in: 'query', schema: { type: 'string', maxLength: 200 } },
        {
          name: 'keep',
          in: 'query',
          description: 'A personal column that is to be kept all the same; may be given several times',
          schema: list(text),
        },
      ],
      requestBody: {
        required: true,
        content: { 'text/csv': {}, 'application/x-ndjson': {}, 'application/json': {}, 'application/gzip': {} },
      },
      responses: {
        201: answer('Its columns, and a guess at what they mean', ref('Dataset')),
        ...errors(400, 401, 403, 404, 409, 413, 415, 422, 429, 503),
      },
    },
  },
  '/api/boards/{id}/datasets/connect': {
    parameters: [board],
    post: {
      summary: 'Makes a table of the company’s own database a data set, mapped as the server’s settings say',
      description: 'Role `facilitate`. The table is only read.',
      requestBody: body('ConnectTable'),
      responses: {
        201: answer('The data set', ref('Dataset')),
        ...errors(400, 401, 403, 404, 413, 415, 422, 503),
      },
    },
  },
  '/api/boards/{id}/datasets/{dataset}': {
    parameters: [board, dataset],
    delete: {
      summary: 'Deletes a data set for good',
      description: 'Role `edit`. Funnels that were drawn from it stay as they are.',
      responses: { 200: answer('Done', OK), ...errors(401, 403, 404, 503) },
    },
  },
  '/api/boards/{id}/datasets/{dataset}/mapping': {
    parameters: [board, dataset],
    put: {
      summary: 'Says which columns are entity, time and event, and which segments may use',
      description: 'Role `edit`. Every row is read by it; a mapping by which none is an event is refused.',
      requestBody: body('Mapping'),
      responses: {
        200: answer('What came of it', ref('MappingAnswer')),
        ...errors(400, 401, 403, 404, 413, 415, 422, 503),
      },
    },
  },
  '/api/boards/{id}/datasets/{dataset}/funnel': {
    parameters: [board, dataset],
    post: {
      summary: 'How far entities get',
      description:
        'Role `view`. `sequential`: each step’s event somewhere after the one before; `strict`: the next event of the entity; `any`: in any order (then `entry` says nothing). `entry` `first`: from an entity’s first event of step 1; `any`: from each, and the one that got furthest counts. The window runs from the first step, its end included; rows of the same instant keep the order of the file. A step without `event` and `anyOf` is any event.',
      requestBody: body('FunnelQuestion'),
      responses: {
        200: answer('Counts and times', ref('FunnelAnswer')),
        ...errors(400, 401, 403, 404, 409, 413, 415, 422, 503),
      },
    },
  },
  '/api/boards/{id}/datasets/{dataset}/paths': {
    parameters: [board, dataset],
    post: {
      summary: 'Which event directly follows which, how often and after what time',
      description: 'Role `view`.',
      requestBody: body('PathsQuestion', false),
      responses: {
        200: answer('The pairs', ref('PathsAnswer')),
        ...errors(400, 401, 403, 404, 409, 413, 415, 422, 503),
      },
    },
  },
};

const counts = record({
  rows: integer,
  events: integer,
  entities: integer,
  eventKinds: integer,
  from: instant,
  to: instant,
  noEntity: integer,
  noEvent: integer,
  noTime: integer,
  outOfOrder: integer,
  duplicates: integer,
  largestEntity: integer,
});

export const datasetSchemas = (): Json => ({
  ConnectTable: plain(ConnectBody),
  Mapping: plain(MappingBody),
  FunnelQuestion: plain(FunnelBody),
  PathsQuestion: plain(PathsBody),
  DatasetColumn: record(
    {
      name: text,
      kind: { enum: ['time', 'text'] },
      kept: {
        enum: ['values', 'numbers', 'nothing'],
        description: '`numbers`: which rows have the same value, but not the value',
      },
      why: { enum: ['personal', 'too-many-values', 'all-different'] },
      personal: { enum: ['name', 'email', 'phone', 'ip', 'address', 'identity-number'] },
      distinct: integer,
      empty: integer,
      samples: list(text),
    },
    'why',
    'personal',
  ),
  Dataset: record(
    {
      id: text,
      name: text,
      at: { type: 'integer', description: 'Milliseconds since 1970' },
      who: text,
      engine: { enum: ['columns', 'postgres'] },
      rowCount: integer,
      fileBytes: integer,
      bytes: integer,
      columns: list(ref('DatasetColumn')),
      guess: record(
        {
          source: { enum: ['mixpanel', 'segment', 'ga4', 'table'] },
          entity: several,
          time: text,
          event: several,
          properties: list(text),
        },
        'entity',
        'time',
        'event',
      ),
      problems: list(ref('Problem')),
      mapping: ref('Mapping'),
      counts,
      table: text,
    },
    'who',
    'mapping',
    'counts',
    'table',
  ),
  Datasets: record(
    {
      datasets: list(ref('Dataset')),
      importing: list(record({ name: text, began: integer, bytes: integer, rows: integer })),
      tables: { ...list(text), description: 'Tables that can be connected; told to whoever may' },
    },
    'tables',
  ),
  MappingAnswer: record({
    mapping: ref('Mapping'),
    counts,
    events: list(record({ event: text, count: integer, entities: integer })),
    properties: list(record({ name: text, distinct: integer, values: list(text) })),
    problems: list(ref('Problem')),
  }),
  DatasetPassport: record(
    {
      definition: text,
      source: text,
      who: text,
      when: integer,
      asked: integer,
      order: { enum: ['sequential', 'strict', 'any'] },
      entry: { enum: ['first', 'any'] },
      windowSeconds: { type: ['number', 'null'] },
      unit: text,
      n: integer,
      events: integer,
      from: instant,
      to: instant,
      engine: { enum: ['columns', 'postgres'] },
    },
    'order',
    'entry',
    'windowSeconds',
  ),
  EventStep: record(
    {
      label: text,
      count: integer,
      medianSeconds: number,
      meanSeconds: number,
      medianFromFirstSeconds: number,
      stillOpen: integer,
      next: record({ events: list(record({ event: text, count: integer })), others: integer, nothing: integer }),
    },
    'medianSeconds',
    'meanSeconds',
    'medianFromFirstSeconds',
    'stillOpen',
    'next',
  ),
  FunnelAnswer: record(
    {
      steps: list(ref('EventStep')),
      breakdown: list(
        record(
          { values: list({ type: ['string', 'null'] }), groups: integer, steps: list(ref('EventStep')) },
          'groups',
        ),
      ),
      groups: integer,
      passport: ref('DatasetPassport'),
      problems: list(ref('Problem')),
    },
    'breakdown',
    'groups',
  ),
  PathsAnswer: record({
    pairs: list(record({ from: text, to: text, count: integer, medianSeconds: number })),
    different: integer,
    total: integer,
    starts: list(record({ event: text, count: integer })),
    ends: list(record({ event: text, count: integer })),
    passport: ref('DatasetPassport'),
    problems: list(ref('Problem')),
  }),
});
