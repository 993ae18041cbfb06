import { join } from 'node:path';
import type { Rolldown } from 'vite';

type Context = Parameters<Rolldown.CodeSplittingNameFunction>[1];

const page = (file: string): string => join(import.meta.dirname, 'client', file);
/** They hand out one thing of many through a file that knows all, so that their files do not tell who needs what. */
const BARREL = /\/node_modules\/(?:lucide-react|react-aria-components)\//;
const ICON = /\/node_modules\/lucide-react\//;

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

/**
 * What a board cannot start without is one file, and what both pages need another. Left to itself the build makes a
 * file for each set of later parts that share something: sixty requests before a board is there, and more bytes, too.
 */
export function oneFileForEachPage(): Rolldown.CodeSplittingGroup[] {
  let modules: { start: ReadonlySet<string>; board: ReadonlySet<string> } | undefined;
  const find = (context: Context) => {
    const home = neededBy(page('app/home-page.tsx'), context);
    const board = new Set(neededBy(page('app/board-page.tsx'), context));
    const both = home.filter((id) => board.has(id));
    return { start: new Set([...neededBy(page('main.tsx'), context), ...both]), board };
  };
  const group = (name: 'start' | 'board', priority: number): Rolldown.CodeSplittingGroup => ({
    // every icon that is used anywhere comes with the start: together they weigh what their forty files would weigh more
    name: (id, context) =>
      (modules ??= find(context))[name].has(id) || (name === 'start' && ICON.test(id)) ? name : null,
    priority,
    // packages of the old kind are followed by a page that needs them, not drawn in by the other
    includeDependenciesRecursively: false,
    debugName: name,
  });
  return [group('start', 2), group('board', 1)];
}
