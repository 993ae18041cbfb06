import type { Id, Kind } from '../../shared/journey/journey.ts';
import { allowance, type Reach, type Role } from '../../shared/wire/roles.ts';

/** Who is acting. Without a person only what anyone's role reaches is allowed. */
export interface Actor {
  role: Role;
  personId?: Id | undefined;
}

const reaches = (reach: Reach, record: { createdBy: Id } | undefined, personId: Id | undefined): boolean =>
  reach === 'any' || (reach === 'own' && record !== undefined && record.createdBy === personId);

export function mayAdd({ role }: Actor, kind: Kind): boolean {
  return allowance(role, kind).add;
}

export function mayChange({ role, personId }: Actor, kind: Kind | 'board', record?: { createdBy: Id }): boolean {
  return reaches(allowance(role, kind).change, record, personId);
}

export function mayRemove({ role, personId }: Actor, kind: Kind, record?: { createdBy: Id }): boolean {
  return reaches(allowance(role, kind).remove, record, personId);
}
