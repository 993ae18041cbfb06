import * as Y from 'yjs';
import { isPlainKind, rootOf } from '../../shared/document/shape.ts';
import type { Touch } from '../../shared/document/touched.ts';
import { newId } from '../../shared/journey/ids.ts';
import { isTalk, type Kind } from '../../shared/journey/journey.ts';
import type { ActivityItem, Restored } from '../../shared/wire/history.ts';
import type { ActivityRow } from '../storage/port.ts';

/** One row tells of so long at most, and of so much. */
const BURST_MS = 5 * 60_000;
const MOST_ITEMS = 100;
const MOST_LETTERS = 64 * 1024;
const LONGEST_VALUE = 1_000;
const LONGEST_NAME = 120;

/** `open`: what came of it is not known yet, for whoever did it may still be at it. */
type Item = ActivityItem & { open?: true };

/** What a row's body holds. */
export interface Body {
  items: readonly Item[];
  more?: Partial<Record<Kind | 'board', number>>;
  restored?: Restored;
}

interface Burst {
  id: string;
  personId: string;
  began: number;
  until: number;
  items: Map<string, Item>;
  more: Partial<Record<Kind | 'board', number>>;
  letters: number;
  dirty: boolean;
}

/** Says nothing of what a person did. */
const SILENT: ReadonlySet<string> = new Set(['createdBy', 'copyOf', 'imageSize', 'version']);
/** Under which a thing goes. */
const NAMES = ['title', 'name', 'label', 'text'] as const;

function recordOf(doc: Y.Doc, kind: Kind, id: string): Y.Map<unknown> | undefined {
  const held = rootOf(doc, kind).get(id);
  return held instanceof Y.Map ? held : undefined;
}

function cut(text: string, most: number): string {
  // not between the halves of a character
  return text.length > most ? `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/u, '')}…` : text;
}

/** A value as it stands in the document, bounded; what is too long to keep and is no text is left out. */
function valueOf(doc: Y.Doc, { kind, id, field }: Pick<ActivityItem, 'kind' | 'id' | 'field'>): unknown {
  const held =
    kind === 'board'
      ? rootOf(doc, 'board').get(field ?? '')
      : field === undefined
        ? rootOf(doc, kind).get(id)
        : recordOf(doc, kind, id)?.get(field);
  if (field === 'deleted') return held === undefined ? undefined : true;
  if (held instanceof Y.Text) return cut(held.toString(), LONGEST_VALUE);
  if (held instanceof Y.AbstractType) return undefined;
  if (typeof held === 'string') return cut(held, LONGEST_VALUE);
  try {
    return JSON.stringify(held).length <= LONGEST_VALUE ? held : undefined;
  } catch {
    return undefined; // nothing there, or what no JSON can say
  }
}

function nameOf(doc: Y.Doc, kind: Kind, id: string): string | undefined {
  const record = isPlainKind(kind) ? undefined : recordOf(doc, kind, id);
  for (const field of NAMES) {
    const held = record?.get(field);
    const text = held instanceof Y.Text ? held.toString() : held;
    if (typeof text === 'string' && text.trim() !== '') return cut(text.trim(), LONGEST_NAME);
  }
  return undefined;
}

/** What came of it, by the document as it stands. */
function settled({ open, ...item }: Item, doc: Y.Doc): Item {
  if (!open) return item;
  const after = item.act === 'add' && item.kind !== 'board' && !isPlainKind(item.kind) ? undefined : valueOf(doc, item);
  const name = item.name ?? (item.kind === 'board' ? undefined : nameOf(doc, item.kind, item.id));
  return { ...item, ...(name === undefined ? {} : { name }), ...(after === undefined ? {} : { after }) };
}

export function parseBody(text: string): Body {
  return JSON.parse(text) as Body;
}

/** A row whose end was not written down, with what came of it by the document as it stands. */
export function settledRow(row: ActivityRow, doc: Y.Doc): ActivityRow {
  if (!row.open) return row;
  const body = parseBody(row.body);
  const items = body.items.map((item) => settled(item, doc));
  return { ...row, open: false, body: JSON.stringify({ ...body, items } satisfies Body) };
}

function rowOf({ id, personId, began, until, items, more }: Burst): ActivityRow {
  const list = [...items.values()];
  const body: Body = { items: list, ...(Object.keys(more).length > 0 ? { more } : {}) };
  return { id, personId, began, until, open: list.some(({ open }) => open), body: JSON.stringify(body) };
}

/**
 * Who is changing what, in bursts. A field is written down when somebody first touches it, with what stood there; what
 * came of it when they are done with it. So a hundred letters in one title cost one small row and not a hundred.
 */
export class Bursts {
  readonly #byPerson = new Map<string, Burst>();
  /** Ended, and not stored yet. */
  #ended: Burst[] = [];
  /** Whose burst holds a field open: the next to touch it settles it for them. */
  readonly #holders = new Map<string, Burst>();

  /** To be told before the edits are in the document. */
  note(doc: Y.Doc, personId: string, touches: readonly Touch[], at: number): void {
    let burst = this.#byPerson.get(personId);
    if (burst && (at - burst.began >= BURST_MS || burst.items.size >= MOST_ITEMS || burst.letters >= MOST_LETTERS)) {
      this.#end(burst, doc);
      burst = undefined;
    }
    const counted = new Set<string>();
    for (const { kind, id, field, act } of touches) {
      if (isTalk(kind) || (field !== undefined && SILENT.has(field))) continue;
      const record = `${kind}/${id}`;
      const added = act === 'add' && kind !== 'board' && !isPlainKind(kind);
      if (burst?.items.get(record)?.act === 'add' && field !== 'deleted') {
        burst.until = at;
        continue;
      }
      burst ??= this.#begin(personId, at);
      burst.until = at;
      const key = added || field === undefined ? record : `${record}/${field}`;
      const held = burst.items.get(key);
      if (held?.open) continue;
      const other = this.#holders.get(key);
      if (other && other !== burst) this.#settle(other, key, doc);
      burst.dirty = true;
      if (held) {
        const { after: _over, ...rest } = held;
        burst.items.set(key, { ...rest, open: true });
      } else if (burst.items.size >= MOST_ITEMS || burst.letters >= MOST_LETTERS) {
        if (counted.has(record)) continue;
        counted.add(record);
        burst.more[kind] = (burst.more[kind] ?? 0) + 1;
        continue;
      } else {
        const named = { kind, id, ...(added || field === undefined ? {} : { field }) };
        const before = added ? undefined : valueOf(doc, named);
        const name = kind === 'board' || added ? undefined : nameOf(doc, kind, id);
        burst.items.set(key, {
          ...named,
          act: added ? 'add' : 'change',
          ...(name === undefined ? {} : { name }),
          ...(before === undefined ? {} : { before }),
          open: true,
        });
        burst.letters += 80 + (before === undefined ? 0 : 2 * JSON.stringify(before).length);
      }
      this.#holders.set(key, burst);
    }
  }

  /** Rows that say more than what is stored. */
  take(): ActivityRow[] {
    const rows: ActivityRow[] = [];
    for (const burst of [...this.#ended, ...this.#byPerson.values()]) {
      if (!burst.dirty) continue;
      burst.dirty = false;
      rows.push(rowOf(burst));
    }
    this.#ended = [];
    return rows;
  }

  /** Nobody goes on: everything is told to its end. */
  end(doc: Y.Doc): ActivityRow[] {
    for (const burst of [...this.#byPerson.values()]) this.#end(burst, doc);
    return this.take();
  }

  #begin(personId: string, at: number): Burst {
    const burst = { id: newId(), personId, began: at, until: at, items: new Map(), more: {}, letters: 0, dirty: true };
    this.#byPerson.set(personId, burst);
    return burst;
  }

  #settle(burst: Burst, key: string, doc: Y.Doc): void {
    const item = burst.items.get(key);
    if (!item?.open) return;
    burst.items.set(key, settled(item, doc));
    burst.dirty = true;
    if (this.#holders.get(key) === burst) this.#holders.delete(key);
  }

  #end(burst: Burst, doc: Y.Doc): void {
    for (const key of burst.items.keys()) this.#settle(burst, key, doc);
    burst.dirty = true;
    this.#byPerson.delete(burst.personId);
    this.#ended.push(burst);
  }
}
