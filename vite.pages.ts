import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Rolldown } from 'vite';

type Context = Parameters<Rolldown.CodeSplittingNameFunction>[1];

const page = (file: string): string => join(import.meta.dirname, 'client', file);
/** They hand out one thing of many through a file that knows all, so that their files do not tell who needs what. */
const BARREL = /\/node_modules\/(?:lucide-react|react-aria-components)\//;
const ICON = /\/node_modules\/lucide-react\//;
const ICON_FILE = /\/lucide-react\/dist\/esm\/icons\//;

/** What a module cannot run without, itself included. */
function neededBy(entry: string, context: Context): string[] {
  const needed = new Set<string>();
  const waiting = [entry];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (needed.has(id) || BARREL.test(id)) continue;
    needed.add(id);
    waiting.push(...(context.getModuleInfo(id)?.importedIds ?? []));
  }
  return [...needed];
}

/** Of `A as B, C` all three. */
const namesIn = (list: string): string[] => list.match(/\b[A-Z]\w+/gu) ?? [];

/** Files of the icons that some modules show, by what they import and by what the library calls its files. */
function iconsOf(modules: Iterable<string>): Set<string> {
  const wanted = new Set<string>();
  for (const id of modules) {
    if (!/\/client\/.+\.tsx?$/u.test(id)) continue;
    const source = readFileSync(id, 'utf8');
    for (const [, list = ''] of source.matchAll(/import \{([^}]*)\} from 'lucide-react'/gu))
      for (const name of namesIn(list)) wanted.add(name);
  }
  const barrel = readFileSync(join(import.meta.dirname, 'node_modules/lucide-react/dist/esm/lucide-react.mjs'), 'utf8');
  const files = new Set<string>();
  for (const [, list = '', file = ''] of barrel.matchAll(/export \{([^}]*)\} from '\.\/icons\/([^']+)'/gu))
    if (namesIn(list).some((name) => wanted.has(name))) files.add(file);
  return files;
}

/**
 * What a board cannot start without is one file, and what both pages need another. Left to itself the build makes a
 * file for each set of later parts that share something: sixty requests before a board is there, and more bytes, too.
 */
export function oneFileForEachPage(): Rolldown.CodeSplittingGroup[] {
  let modules: { start: ReadonlySet<string>; board: ReadonlySet<string>; icons: ReadonlySet<string> } | undefined;
  const find = (context: Context) => {
    const home = neededBy(page('app/home-page.tsx'), context);
    const board = new Set(neededBy(page('app/board-page.tsx'), context));
    const both = home.filter((id) => board.has(id));
    const start = new Set([...neededBy(page('main.tsx'), context), ...both]);
    return { start, board, icons: iconsOf([...start, ...board]) };
  };
  /** Icons of what is fetched later are one file: forty of their own would weigh more. */
  const isFirstIcon = (id: string, context: Context): boolean =>
    ICON.test(id) && (!ICON_FILE.test(id) || (modules ??= find(context)).icons.has(basename(id)));
  const group = (name: 'start' | 'board', priority: number): Rolldown.CodeSplittingGroup => ({
    name: (id, context) =>
      (modules ??= find(context))[name].has(id) || (name === 'start' && isFirstIcon(id, context)) ? name : null,
    priority,
    // packages of the old kind are followed by a page that needs them, not drawn in by the other
    includeDependenciesRecursively: false,
    debugName: name,
  });
  return [group('start', 3), group('board', 2), { name: 'icons', test: ICON, priority: 1 }];
}
