import { resolve } from 'node:path';
import { readTables } from './analytics/tables.ts';
import type { TableSource } from './analytics/threads.ts';

export interface Config {
  port: number;
  dataDir: string;
  /** When set, creating a board asks for it as bearer (A7). */
  createToken: string | undefined;
  /** When set, /metrics asks for it as bearer. */
  metricsToken: string | undefined;
  /** What links begin with; without it, the address the request came to. */
  publicUrl: string | undefined;
  trustProxy: boolean;
  /** Origins allowed besides the server's own host. */
  allowedOrigins: readonly string[];
  /** Pages that may show a board within them, besides those of the server's own host. */
  frameAncestors: readonly string[];
  clientDir: string;
  /** Webhooks may go to addresses inside the server’s own network. */
  webhooksInside: boolean;
  /** How long a board remembers who changed what. */
  activityDays: number;
  /** Bytes of one event log, unpacked. */
  datasetBytes: number;
  /** Bytes of memory for event logs that are asked about. */
  analyticsMemory: number;
  /** The company’s own database, and which of its tables boards may ask about; read only. */
  analyticsUrl: string | undefined;
  analyticsTables: readonly TableSource[];
  /** PostgreSQL instead of the embedded database. */
  databaseUrl: string | undefined;
  /** The doorbell between several processes on one PostgreSQL. */
  redisUrl: string | undefined;
}

/** Every setting, with what it is when nothing is set. */
export const DEFAULTS = {
  PORT: '4321',
  DATA_DIR: './data',
  CREATE_TOKEN: '',
  METRICS_TOKEN: '',
  PUBLIC_URL: '',
  TRUST_PROXY: 'no',
  ALLOWED_ORIGINS: '',
  FRAME_ANCESTORS: '',
  CLIENT_DIR: './build/client',
  WEBHOOKS_INSIDE: 'no',
  ACTIVITY_DAYS: '90',
  DATASET_MB: '2048',
  ANALYTICS_MEMORY_MB: '1024',
  ANALYTICS_DATABASE_URL: '',
  ANALYTICS_TABLES: '',
  DATABASE_URL: '',
  REDIS_URL: '',
} as const;

function urlOf(name: string, text: string): string {
  if (!URL.canParse(text) || !/^https?:/.test(text)) throw new Error(`${name} is not a web address: ${text}`);
  return text.replace(/\/+$/, '');
}

/** Never quoted in a message: it holds a password. */
function serviceOf(name: string, text: string, protocols: readonly string[]): string | undefined {
  if (text === '') return undefined;
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
    throw new Error(`${name} is not an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`);
  return text;
}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const get = (name: keyof typeof DEFAULTS): string => env[name]?.trim() || DEFAULTS[name];
  const port = Number(get('PORT'));
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT is not a port number: ${get('PORT')}`);
  const megabytes = (name: keyof typeof DEFAULTS): number => {
    const value = Number(get(name));
    if (!Number.isInteger(value) || value < 1) throw new Error(`${name} is not a number of megabytes: ${get(name)}`);
    return value * 1024 * 1024;
  };
  const isOn = (name: keyof typeof DEFAULTS): boolean => {
    const text = get(name).toLowerCase();
    if (!['yes', 'no', 'true', 'false', '1', '0'].includes(text))
      throw new Error(`${name} is neither yes nor no: ${text}`);
    return ['yes', 'true', '1'].includes(text);
  };
  const publicUrl = get('PUBLIC_URL');
  const activityDays = Number(get('ACTIVITY_DAYS'));
  if (!Number.isInteger(activityDays) || activityDays < 1)
    throw new Error(`ACTIVITY_DAYS is not a number of days: ${get('ACTIVITY_DAYS')}`);
  return {
    port,
    dataDir: resolve(get('DATA_DIR')),
    createToken: get('CREATE_TOKEN') || undefined,
    metricsToken: get('METRICS_TOKEN') || undefined,
    publicUrl: publicUrl ? urlOf('PUBLIC_URL', publicUrl) : undefined,
    trustProxy: isOn('TRUST_PROXY'),
    allowedOrigins: get('ALLOWED_ORIGINS')
      .split(',')
      .map((o) => o.trim())
      .filter(Boolean)
      .map((o) => new URL(urlOf('ALLOWED_ORIGINS', o)).origin),
    frameAncestors: get('FRAME_ANCESTORS')
      .split(',')
      .map((o) => o.trim())
      .filter(Boolean)
      .map((o) => new URL(urlOf('FRAME_ANCESTORS', o)).origin),
    clientDir: resolve(get('CLIENT_DIR')),
    webhooksInside: isOn('WEBHOOKS_INSIDE'),
    activityDays,
    datasetBytes: megabytes('DATASET_MB'),
    analyticsMemory: megabytes('ANALYTICS_MEMORY_MB'),
    analyticsUrl: serviceOf('ANALYTICS_DATABASE_URL', get('ANALYTICS_DATABASE_URL'), ['postgres:', 'postgresql:']),
    analyticsTables: readTables(get('ANALYTICS_TABLES')),
    databaseUrl: serviceOf('DATABASE_URL', get('DATABASE_URL'), ['postgres:', 'postgresql:']),
    redisUrl: serviceOf('REDIS_URL', get('REDIS_URL'), ['redis:', 'rediss:']),
  };
}
