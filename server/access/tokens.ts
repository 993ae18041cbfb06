import { createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Role } from '../../shared/wire/roles.ts';

export type Secret = Uint8Array;

/** The server's secret rests in the data folder, so that links survive a restart. */
export function readSecret(dataDir: string): Secret {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'secret');
  try {
    writeFileSync(file, randomBytes(32), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const secret = readFileSync(file);
  if (secret.length !== 32) throw new Error('the file "secret" in the data folder is damaged');
  return secret;
}

function sign(secret: Secret, ...parts: readonly string[]): string {
  return createHmac('sha256', secret).update(parts.join('|')).digest('base64url');
}

export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A1: nothing to store, nothing to leak; renewing is the next epoch. */
export function linkToken(secret: Secret, board: string, role: Role, epoch: number): string {
  return sign(secret, 'link', board, role, String(epoch));
}

/** A4: `personId.signature`; the rest is looked up. */
export function sessionOf(secret: Secret, board: string, personId: string): string {
  return `${personId}.${sign(secret, 'person', board, personId)}`;
}

export function personOfSession(secret: Secret, board: string, session: string): string | undefined {
  const [personId, signature, ...rest] = session.split('.');
  if (personId === undefined || signature === undefined || rest.length > 0) return undefined;
  return sameText(signature, sign(secret, 'person', board, personId)) ? personId : undefined;
}

/** Slow on purpose, and off the main thread: nobody's edit waits for somebody's password. */
const derived = promisify<string, Uint8Array, number, Buffer>(scrypt);

export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  return `${salt.toString('base64url')}.${(await derived(password, salt, 32)).toString('base64url')}`;
}

export async function passwordFits(password: string, hash: string): Promise<boolean> {
  const [salt, key] = hash.split('.');
  if (salt === undefined || key === undefined) return false;
  return sameText((await derived(password, Buffer.from(salt, 'base64url'), 32)).toString('base64url'), key);
}
