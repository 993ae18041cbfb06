import { ROLES, type Role } from '../../shared/wire/roles.ts';
import type { ActivityPlace, DatasetRow, VersionRow } from './port.ts';

/** A database keeps text; who changed it by hand is told at once. */
export function roleOf(text: string): Role {
  const role = ROLES.find((r) => r === text);
  if (!role) throw new Error(`unknown role ${text} in the database`);
  return role;
}

export function newestFirst(a: ActivityPlace, b: ActivityPlace): number {
  return b.began - a.began || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}

/** A version as its table holds it. */
export interface VersionColumns {
  id: string;
  name: string | null;
  why: string;
  person: string;
  at: number;
  size: number;
}

export function versionOf({ id, name, why, person, at, size }: VersionColumns): VersionRow {
  if (why !== 'saved' && why !== 'edit' && why !== 'restore') throw new Error(`unknown version ${why} in the database`);
  return { id, why, personId: person, at, size, ...(name === null ? {} : { name }) };
}

export type DatasetPort =
  | 'beginDataset'
  | 'putDatasetPart'
  | 'dropDatasetColumn'
  | 'saveDataset'
  | 'datasets'
  | 'dataset'
  | 'datasetPart'
  | 'dropDataset'
  | 'sweepDatasets';

/** A data set as its table holds it. */
export interface DatasetColumns {
  id: string;
  name: string;
  person: string;
  at: number;
  info: string;
}

export const datasetOf = ({ person, ...rest }: DatasetColumns): DatasetRow => ({ ...rest, personId: person });
