import type { BoardPort } from '../../shared/document/board.ts';
import type { Id, Kind } from '../../shared/journey/journey.ts';
import { groundOf, isLocked } from '../../shared/journey/locks.ts';
import { allowance, type Reach, type Role } from '../../shared/wire/roles.ts';

/** Who is acting, and on what board. Without a person only what anyone's role reaches is allowed. */
export interface Actor {
  role: Role;
  personId?: Id | undefined;
  /** Some of it may be locked. */
  port: Pick<BoardPort, 'records'>;
}

interface Changed {
  id: Id;
  /** Plain records belong to nobody. */
  createdBy?: Id;
}

const reaches = (reach: Reach, record: Changed | undefined, personId: Id | undefined): boolean =>
  reach === 'any' || (reach === 'own' && record !== undefined && record.createdBy === personId);

function isFree(
  { role, port }: Actor,
  kind: Kind | 'board',
  id: Id,
  fields?: Readonly<Record<string, unknown>>,
): boolean {
  return role === 'facilitate' || !isLocked(groundOf(port.records()), kind, id, fields);
}

/** `fields`: where it would come to stand, such as in which cell. */
export function mayAdd(actor: Actor, kind: Kind, fields?: Readonly<Record<string, unknown>>): boolean {
  return allowance(actor.role, kind).add && isFree(actor, kind, '', fields);
}

/** `fields`: what it would become, such as the cell it would be moved to. */
export function mayChange(
  actor: Actor,
  kind: Kind | 'board',
  record?: Changed,
  fields?: Readonly<Record<string, unknown>>,
): boolean {
  const { role, personId } = actor;
  return reaches(allowance(role, kind).change, record, personId) && isFree(actor, kind, record?.id ?? '', fields);
}

export function mayRemove(actor: Actor, kind: Kind, record?: Changed): boolean {
  const { role, personId } = actor;
  return (
    reaches(allowance(role, kind).remove, record, personId) && isFree(actor, kind, record?.id ?? '', { deleted: true })
  );
}
