import type { Id } from '../journey/journey.ts';
import type { JourneyFile } from './journey-file.types.ts';

interface Listed {
  id: string;
  deleted?: unknown;
}

const TARGET = /^(map|stage|step|card|lane):(.+)$/u;

/**
 * The same file under new ids, so that it can be brought into a board that may hold it already (X3). Whatever refers to a
 * record of the file follows it; what was deleted stays behind.
 */
export function renewedFile(file: JourneyFile, newId: () => Id): JourneyFile {
  const ids = new Map<string, Id>();
  const lists = Object.entries(file).flatMap(([kind, records]): [string, Listed[]][] =>
    Array.isArray(records) ? [[kind, records as Listed[]]] : [],
  );
  for (const [, records] of lists)
    // composite keys are made of the others
    for (const { id, deleted } of records) if (!deleted && !id.includes('/')) ids.set(id, newId());
  const gone = new Set(lists.flatMap(([, records]) => records.flatMap(({ id, deleted }) => (deleted ? [id] : []))));
  const text = (value: string): string => {
    const target = TARGET.exec(value);
    const known = ids.get(target?.[2] ?? value);
    return known === undefined ? value : target ? `${target[1]}:${known}` : known;
  };
  const renew = (value: unknown, key = ''): unknown => {
    // words that happen to look like an id are words
    if (typeof value === 'string') {
      if (key === 'id') return value.split('/').map(text).join('/');
      return WORDS.has(key) ? value : text(value);
    }
    if (Array.isArray(value)) return value.map((one) => renew(one, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, renew(one, name)]));
  };
  const renewed = lists.map(([kind, records]) => [
    kind,
    records.filter((record) => !record.deleted && !refersToGone(record, gone)).map((record) => renew(record)),
  ]);
  return { ...file, ...(Object.fromEntries(renewed) as Partial<JourneyFile>) };
}

const WORDS: ReadonlySet<string> = new Set(
  [
    'title',
    'body',
    'text',
    'name',
    'note',
    'label',
    'quote',
    'goals',
    'needs',
    'role',
    'segment',
    'tags',
    'tag',
    'owner',
  ].concat(['definition', 'source', 'who', 'unit', 'period', 'words', 'createdBy', 'order', 'kind']),
);

/** A plain value of a record that was deleted, such as what was measured at a card that is gone. */
function refersToGone(record: { id: string }, gone: ReadonlySet<string>): boolean {
  return record.id.split(/[/:]/u).some((part) => gone.has(part));
}
