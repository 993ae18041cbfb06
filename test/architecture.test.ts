import { describe, expect, it } from 'vitest';
import { sourceFiles } from './support/rooms.ts';

/** The table of DESIGN section 3: what each room may import; ours as path prefixes, then vendors. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  'shared/journey': ['d3-array', 'd3-scale', 'd3-shape', 'd3-sankey', 'zod', 'fractional-indexing'],
  'shared/document': ['shared/journey', 'yjs', 'lib0', 'shared/files/journey-file'],
  'shared/wire': ['shared/journey', 'lib0', 'y-protocols', 'zod'],
  'shared/files': ['shared/journey', 'fflate', 'papaparse', 'hucre', 'zod'],
  templates: ['shared/journey', 'shared/files/journey-file.types'],
  'client/ui': ['react', 'react-dom', 'react-aria-components', 'lucide-react'],
  'client/editor': ['shared/journey', 'shared/document/board', 'shared/wire/roles', 'zustand'],
  'client/charts': ['shared/journey', 'client/ui', 'react', 'lucide-react'],
  'client/writing': [
    'client/editor',
    'shared/journey',
    'shared/document/board',
    'shared/wire/presence',
    'client/ui',
    'react',
    'zustand',
  ],
  'client/comments': PANEL(),
  'client/canvas': [
    'client/editor',
    'client/charts',
    'client/comments',
    'client/writing',
    'shared/journey',
    'shared/document/board',
    'shared/wire/presence',
    'shared/wire/roles',
    'client/ui',
    'react',
    'react-dom',
    '@xyflow/react',
    'lucide-react',
    'zustand',
  ],
  'client/panels': [...PANEL(), 'uqr'],
  'client/table': PANEL(),
  'client/numbers': [...PANEL(), 'client/panels/use-records'],
  'client/workshop': [...PANEL(), 'client/panels/use-records', 'react-dom'],
  'client/home': PANEL(),
  'client/data': [...PANEL(), 'shared/files'],
  'client/history': [...PANEL(), 'shared/files', 'client/panels/use-records'],
  'client/export': [
    'client/editor',
    'shared/journey',
    'shared/files',
    'shared/document/board',
    'client/ui',
    'react',
    'html-to-image',
    'lucide-react',
  ],
  'client/locales': [],
  'client/session': [
    'shared/document',
    'shared/wire',
    'shared/journey',
    'yjs',
    'y-websocket',
    'y-indexeddb',
    'y-protocols',
    'lib0',
  ],
  'client/app': [
    'client',
    'shared',
    'react',
    'react-dom',
    'lucide-react',
    'zustand',
    'react-aria-components',
    'zod',
    '@fontsource-variable/inter',
  ],
  client: ['client', 'react', 'react-dom', '@fontsource-variable/inter'],
  'server/rooms': [
    'shared/wire',
    'shared/journey',
    'shared/document',
    'server/storage/port',
    'server/bus/port',
    'server/access',
    'yjs',
    'y-protocols',
    'lib0',
    'ws',
    'node:',
  ],
  'server/storage': ['shared/journey', 'shared/wire/roles', 'better-sqlite3', 'pg', 'node:'],
  'server/bus': ['lib0', '@redis/client', 'node:'],
  'server/access': ['shared/journey', 'shared/wire', 'server/storage/port', 'node:'],
  'server/hooks': ['server/storage/port', 'shared/journey', 'shared/document', 'shared/wire', 'yjs', 'node:'],
  'server/analytics': ['shared/journey', 'shared/wire/datasets', 'server/storage/port', 'pg', 'node:'],
  'server/http': [
    'server/analytics/desk',
    'server/hooks',
    'server/access',
    'server/rooms',
    'server/storage/port',
    'shared/document',
    'shared/files',
    'shared/journey',
    'shared/wire',
    'templates',
    'hono',
    '@hono/node-server',
    'node:',
    'server/config',
    'yjs',
    'zod',
  ],
  server: ['server', 'shared', 'templates', 'hono', '@hono/node-server', 'pino', 'ws', 'zod', 'node:', 'prom-client'],
};

function PANEL(): readonly string[] {
  return [
    'client/editor',
    'client/charts',
    'client/comments',
    'client/writing',
    'shared/journey',
    'shared/document/board',
    'shared/wire',
    'client/ui',
    'react',
    'lucide-react',
    'zustand',
    'react-aria-components',
  ];
}

/** The most exact row of the table for a file. */
function roomOf(path: string): string | undefined {
  const parts = path.split('/').slice(0, -1);
  const two = parts.slice(0, 2).join('/');
  if (two in MAY) return two;
  return parts.length === 1 && (parts[0] ?? '') in MAY ? parts[0] : undefined;
}

const files = sourceFiles();

describe('the house', () => {
  it('has a row in the table of rooms for every folder', () => {
    expect(files.length).toBeGreaterThan(20);
    expect(files.map((file) => file.path).filter((path) => roomOf(path) === undefined)).toEqual([]);
  });

  it('imports only what the table allows, type-only imports included', () => {
    const broken = files.flatMap((file) => {
      const room = roomOf(file.path) ?? '';
      const allowed = [room, ...(MAY[room] ?? [])];
      return file.imports
        .filter(
          (target) =>
            !allowed.some(
              (prefix) =>
                target === prefix ||
                target.startsWith(prefix.endsWith(':') ? prefix : `${prefix}/`) ||
                target.startsWith(`${prefix}.`),
            ),
        )
        .map((target) => `${file.path} → ${target}`);
    });
    expect(broken).toEqual([]);
  });

  it('has no file above 400 lines and no folder named for nothing', () => {
    expect(files.filter((file) => file.lines > 401).map((file) => `${file.path}: ${file.lines}`)).toEqual([]);
    expect(
      files.map((file) => file.path).filter((path) => /(^|[/.-])(utils?|helpers?|common|manager)([/.-]|$)/i.test(path)),
    ).toEqual([]);
  });
});
