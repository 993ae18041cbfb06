import { ROLES, type Role } from '../../shared/wire/roles.ts';
import type { ActivityPlace, BoardRow, DatasetRow, LinkRow, PersonRow, VersionRow } from './port.ts';

/** A database keeps text; who changed it by hand is told at once. */
export function roleOf(text: string): Role {
  const role = ROLES.find((r) => r === text);
  if (!role) throw new Error(`unknown role ${text} in the database`);
  return role;
}

/** What goes with a board for good; in this order, for parts belong to what comes after them. */
export const OF_A_BOARD = [
  'log',
  'snapshots',
  'links',
  'persons',
  'assets',
  'activity',
  'versions',
  'slips',
  'dataset_parts',
  'datasets',
] as const;

/** A board as its table holds it. */
export interface BoardColumns {
  id: string;
  created_at: number;
  deleted_at: number | null;
}

export const boardOf = ({ id, created_at, deleted_at }: BoardColumns): BoardRow => ({
  id,
  createdAt: created_at,
  ...(deleted_at === null ? {} : { deletedAt: deleted_at }),
});

/** A link as its table holds it. */
export interface LinkColumns {
  role: string;
  epoch: number;
  expires: number | null;
  password_hash: string | null;
}

export const linkOf = ({ role, epoch, expires, password_hash }: LinkColumns): LinkRow => ({
  role: roleOf(role),
  epoch,
  ...(expires === null ? {} : { expires }),
  ...(password_hash === null ? {} : { passwordHash: password_hash }),
});

/** A person as their table holds them. */
export interface PersonColumns {
  id: string;
  board: string;
  name: string;
  role: string;
  color: number;
  epoch: number;
}

export const personOf = ({ id, board, name, role, color, epoch }: PersonColumns): PersonRow => ({
  id,
  boardId: board,
  name,
  role: roleOf(role),
  color,
  epoch,
});

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
