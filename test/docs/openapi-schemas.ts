import {
  CreateBoardBody,
  JoinBody,
  LinkBody,
  PatchBoardBody,
  RestoreBody,
  SaveVersionBody,
} from '../../shared/wire/api.ts';
import { HookBody } from '../../shared/wire/hooks.ts';
import { ObservationBody, ObservationsBody } from '../../shared/wire/observations.ts';
import { PICTURE_TYPES } from '../../shared/journey/pictures.ts';
import { ROLES } from '../../shared/wire/roles.ts';
import { datasetSchemas } from './openapi-datasets.ts';
import { type Json, plain, ref } from './openapi-parts.ts';

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

export const SCHEMAS = (): Json => ({
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
