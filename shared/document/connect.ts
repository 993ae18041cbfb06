import * as Y from 'yjs';
import type { Id, Kind } from '../journey/journey.ts';
import { groundOf, hasLocks, isLocked } from '../journey/locks.ts';
import type { BoardPort, Change } from './board.ts';
import { runCommand } from './commands/run.ts';
import { createReader } from './read.ts';
import { BOARD_ROOT, KINDS, rootOf } from './shape.ts';
import { createTexts } from './texts.ts';
import { createUndo } from './undo.ts';

type Events = readonly Y.YEvent<Y.AbstractType<unknown>>[];

export interface Who {
  personId: Id;
  /** Milliseconds since 1970, for the mark of a deletion. */
  now?: () => number;
  /** Whoever does not facilitate is kept from what is locked, by whatever key, drag or paste; told each time. */
  onHeld?: (() => void) | undefined;
}

/** Which records of a kind some events are about. */
function keysOf(events: Events): Set<string> {
  const keys = new Set<string>();
  for (const event of events) {
    const [id] = event.path;
    if (id !== undefined) keys.add(String(id));
    else if (event instanceof Y.YMapEvent) for (const key of event.keysChanged) keys.add(String(key));
  }
  return keys;
}

/** The port to a shared board, on a document that the session keeps in step with the server. */
export function openBoard(doc: Y.Doc, { personId, now = Date.now, onHeld }: Who): BoardPort & { destroy(): void } {
  const reader = createReader(doc);
  function holding():
    ((kind: Kind | 'board', id: Id, fields: Readonly<Record<string, unknown>>) => boolean) | undefined {
    const ground = onHeld && groundOf(reader.reading().journey);
    if (!ground || !hasLocks(ground)) return undefined;
    return (kind, id, fields) => 'locked' in fields || isLocked(ground, kind, id, fields);
  }
  const undo = createUndo(doc, personId, now, {
    isHeld: () => {
      const isHeld = holding();
      return isHeld && (({ kind, id, fields }) => isHeld(kind, id, fields));
    },
    onHeld: () => onHeld?.(),
  });
  const texts = createTexts(doc, undo.beforeStep, (kind, id) => {
    const isHeld = holding()?.(kind, id, {}) ?? false;
    if (isHeld) onHeld?.();
    return !isHeld;
  });
  const listeners = new Set<(change: Change) => void>();
  let touched = new Map<Kind | 'board', Set<string>>();

  const observers = ([BOARD_ROOT, ...KINDS] as const).map((name) => {
    const root = rootOf(doc, name);
    const observer = (events: Events): void => {
      touched.set(name, keysOf(events));
    };
    root.observeDeep(observer);
    return () => root.unobserveDeep(observer);
  });

  function renew(transaction: Y.Transaction): void {
    if (touched.size === 0) return;
    const now = touched;
    touched = new Map();
    const before = reader.reading();
    const ids = reader.renew(now);
    if (ids.size === 0 && reader.reading() === before) return;
    const change: Change = { origin: transaction.local ? 'local' : 'remote', ids };
    for (const listener of listeners) listener(change);
  }
  doc.on('afterTransaction', renew);

  return {
    records: () => reader.reading().journey,
    problems: () => reader.reading().problems,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    run(command, { open = false } = {}) {
      undo.endGesture();
      undo.beforeStep();
      for (const one of 'type' in command ? [command] : command) {
        const { journey } = reader.reading();
        if (runCommand({ doc, journey, personId, now, isHeld: holding() }, one)) continue;
        onHeld?.();
        break;
      }
      if (!open) undo.endGesture();
    },
    text: (id, field) => texts.field(id, field),
    endGesture: undo.endGesture,
    undo: undo.undo,
    redo: undo.redo,
    canUndo: undo.canUndo,
    canRedo: undo.canRedo,
    onSelection: undo.onSelection,
    destroy() {
      doc.off('afterTransaction', renew);
      for (const stop of observers) stop();
      texts.destroy();
      undo.destroy();
      listeners.clear();
    },
  };
}
