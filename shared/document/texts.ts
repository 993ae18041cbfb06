import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import type { Id } from '../journey/journey.ts';
import type { TextField, TextFieldName as Field } from './board.ts';
import { LOCAL } from './origins.ts';
import { recordMap, rootOf } from './shape.ts';

type Listener = Parameters<TextField['subscribe']>[0];

interface Watched {
  last: string;
  listeners: Set<Listener>;
}

export interface Texts {
  field(id: Id, field: Field): TextField | undefined;
  destroy(): void;
}

/** The one splice that turns a text into another, when it was exchanged as a whole. */
function difference(old: string, value: string): { at: number; removed: number; inserted: string } {
  const shorter = Math.min(old.length, value.length);
  let at = 0;
  while (at < shorter && old[at] === value[at]) at++;
  let tail = 0;
  while (tail < shorter - at && old[old.length - 1 - tail] === value[value.length - 1 - tail]) tail++;
  return { at, removed: old.length - at - tail, inserted: value.slice(at, value.length - tail) };
}

/** Behind its letter: what is inserted right at a caret comes after it, as in everybody's own field. */
const BEHIND = -1;

function placeIn(text: Y.Text, anchor: string): number | undefined {
  try {
    const relative = Y.decodeRelativePosition(fromBase64(anchor));
    const place = text.doc && Y.createAbsolutePositionFromRelativePosition(relative, text.doc);
    return place?.type === text ? place.index : undefined;
  } catch {
    // what others say of themselves is theirs to get wrong
    return undefined;
  }
}

const FIELDS: readonly Field[] = ['title', 'body', 'text'];

/** The texts of cards and notes while they are written, each change told as splices. */
export function createTexts(
  doc: Y.Doc,
  beforeEdit: () => void,
  mayWrite: (kind: 'cards' | 'notes', id: Id) => boolean,
): Texts {
  const watched = new Map<string, Watched>();
  const roots = (['cards', 'notes'] as const).map((kind) => rootOf(doc, kind));

  function textOf(id: Id, field: Field): Y.Text | undefined {
    const text = recordMap(doc, field === 'text' ? 'notes' : 'cards', id)?.get(field);
    return text instanceof Y.Text ? text : undefined;
  }

  function tell(watch: Watched, at: number, removed: number, inserted: string, local: boolean): void {
    watch.last = watch.last.slice(0, at) + inserted + watch.last.slice(at + removed);
    for (const listener of watch.listeners)
      listener({ value: watch.last, at, removed, inserted: inserted.length, local });
  }

  function splice(watch: Watched, event: Y.YTextEvent, local: boolean): void {
    let at = 0;
    for (const part of event.delta) {
      if (part.retain !== undefined) at += part.retain;
      else if (part.delete !== undefined) tell(watch, at, part.delete, '', local);
      else if (typeof part.insert === 'string') {
        tell(watch, at, 0, part.insert, local);
        at += part.insert.length;
      }
    }
  }

  function onEvents(events: readonly Y.YEvent<Y.AbstractType<unknown>>[], transaction: Y.Transaction): void {
    if (watched.size === 0) return;
    for (const event of events) {
      const watch = event.path.length === 2 ? watched.get(event.path.join('/')) : undefined;
      if (watch && event instanceof Y.YTextEvent) splice(watch, event, transaction.local);
    }
    for (const [key, watch] of watched) {
      const [id = '', name] = key.split('/');
      const field = FIELDS.find((one) => one === name) ?? 'body';
      const value = textOf(id, field)?.toString() ?? '';
      if (value === watch.last) continue;
      const { at, removed, inserted } = difference(watch.last, value);
      tell(watch, at, removed, inserted, transaction.local);
    }
  }
  for (const root of roots) root.observeDeep(onEvents);

  return {
    field(id, field) {
      if (!textOf(id, field)) return undefined;
      const key = `${id}/${field}`;
      const value = (): string => textOf(id, field)?.toString() ?? '';
      return {
        value,
        edit(at, remove, insert) {
          if (!mayWrite(field === 'text' ? 'notes' : 'cards', id)) return;
          beforeEdit();
          doc.transact(() => {
            const text = textOf(id, field);
            if (!text) return;
            // what was typed against an older state must not run past the end
            const from = Math.max(0, Math.min(at, text.length));
            const gone = Math.max(0, Math.min(remove, text.length - from));
            if (gone > 0) text.delete(from, gone);
            if (insert !== '') text.insert(from, insert);
          }, LOCAL);
        },
        anchor(at) {
          const text = textOf(id, field);
          if (!text) return '';
          const within = Math.max(0, Math.min(at, text.length));
          return toBase64(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, within, BEHIND)));
        },
        find(anchor) {
          const text = textOf(id, field);
          return text && placeIn(text, anchor);
        },
        subscribe(listener) {
          const watch = watched.get(key) ?? { last: value(), listeners: new Set<Listener>() };
          watched.set(key, watch);
          watch.listeners.add(listener);
          return () => {
            watch.listeners.delete(listener);
            if (watch.listeners.size === 0 && watched.get(key) === watch) watched.delete(key);
          };
        },
      };
    },
    destroy() {
      for (const root of roots) root.unobserveDeep(onEvents);
      watched.clear();
    },
  };
}
