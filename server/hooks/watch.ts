import type * as Y from 'yjs';
import { readJourney } from '../../shared/document/read.ts';
import { rootOf } from '../../shared/document/shape.ts';
import type { Hooks } from './hooks.ts';
import type { Sender } from './sender.ts';

/** Many values of one import are one look. */
const SETTLE_MS = 200;

/**
 * Looks at the numbers of a board whenever one of them changed and is durable, whoever wrote it and on whichever process.
 * Gives a function that ends it, after a last look at what changed just before.
 */
export function watchNumbers(
  board: string,
  doc: Y.Doc,
  {
    hooks,
    sender,
    log,
  }: { hooks: Hooks; sender: Pick<Sender, 'wake'>; log: (message: string, error: unknown) => void },
): () => Promise<void> {
  const roots = [rootOf(doc, 'observations'), rootOf(doc, 'metrics')];
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  const look = (): Promise<void> => {
    timer = undefined;
    // read now: the document is gone when the room is
    const { journey } = readJourney(doc);
    looking = looking
      .then(() => hooks.look(board, journey))
      .then((written) => {
        if (written > 0) sender.wake();
      })
      .catch((error: unknown) => log(`board ${board}: targets could not be looked at`, error));
    return looking;
  };
  const changed = (): void => {
    timer ??= setTimeout(() => void look(), SETTLE_MS);
  };
  for (const root of roots) root.observeDeep(changed);
  return async () => {
    for (const root of roots) root.unobserveDeep(changed);
    if (timer) {
      clearTimeout(timer);
      await look();
    }
    await looking;
  };
}
