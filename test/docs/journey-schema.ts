import { z } from 'zod';
import { FILE_FORMAT } from '../../shared/files/journey-file.types.ts';
import { BOARD_SCHEMA, RECORD_SCHEMAS } from '../../shared/journey/check.ts';
import { PICTURE_TYPES } from '../../shared/journey/pictures.ts';
import { DOCUMENT_VERSION } from '../../shared/journey/versions.ts';

type Schema = Record<string, unknown> & { required?: string[] };

/** What a reader of files fills in where a file says nothing. */
const FILLED_IN = ['createdBy', 'defaultView', 'version'];

function plain(schema: z.core.$ZodType): Schema {
  const made = z.toJSONSchema(schema, { io: 'input' }) as Schema;
  delete made['$schema'];
  return made;
}

function record(schema: z.core.$ZodType, filledIn: readonly string[]): Schema {
  const made = plain(schema);
  return { ...made, required: (made.required ?? []).filter((field) => !filledIn.includes(field)) };
}

/** The JSON Schema of the journey file, from the schemas that the server checks files with (X3). */
export function journeyFileSchema(): Schema {
  const kinds = Object.entries(RECORD_SCHEMAS).filter(([kind]) => kind !== 'comments' && kind !== 'reactions');
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Journeyboard journey file',
    description:
      'A customer journey with everything on it. Records refer to each other by id; a reference to nothing is told and kept. What the schema does not name is left out on reading.',
    type: 'object',
    required: ['format', 'version', 'board'],
    properties: {
      format: { const: FILE_FORMAT },
      version: { type: 'integer', minimum: 0, maximum: DOCUMENT_VERSION },
      board: record(BOARD_SCHEMA, FILLED_IN),
      assets: {
        description: 'Pictures that cards, notes and personas show, under the SHA-256 of their bytes in base64url',
        type: 'object',
        propertyNames: { pattern: '^[A-Za-z0-9_-]{1,128}$' },
        additionalProperties: {
          type: 'object',
          properties: { type: { enum: [...PICTURE_TYPES] }, data: { type: 'string', contentEncoding: 'base64' } },
          required: ['type', 'data'],
        },
      },
      ...Object.fromEntries(
        kinds.map(([kind, schema]) => [kind, { type: 'array', items: record(schema, ['createdBy']) }]),
      ),
    },
  };
}
