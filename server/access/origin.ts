import type { IncomingMessage } from 'node:http';

export interface OriginRules {
  publicUrl: string | undefined;
  allowedOrigins: readonly string[];
  trustProxy: boolean;
}

/** Origins besides the server's own host: those allowed by name, and the public address. */
export function namedOrigins(rules: OriginRules): readonly string[] {
  return rules.publicUrl === undefined
    ? rules.allowedOrigins
    : [...rules.allowedOrigins, new URL(rules.publicUrl).origin];
}

/** Same host, the public address, or what was allowed by name (A7); no Origin at all is not a browser. */
export function originAllowed(rules: OriginRules, headers: IncomingMessage['headers']): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const forwarded = rules.trustProxy ? headers['x-forwarded-host'] : undefined;
  const hosts = [host, typeof forwarded === 'string' ? forwarded.split(',')[0]?.trim() : undefined];
  return hosts.includes(new URL(origin).host) || namedOrigins(rules).includes(origin);
}
