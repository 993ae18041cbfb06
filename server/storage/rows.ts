import { ROLES, type Role } from '../../shared/wire/roles.ts';

/** A database keeps text; who changed it by hand is told at once. */
export function roleOf(text: string): Role {
  const role = ROLES.find((r) => r === text);
  if (!role) throw new Error(`unknown role ${text} in the database`);
  return role;
}
