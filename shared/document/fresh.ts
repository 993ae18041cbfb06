import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { Pending, Struct } from './pending.ts';

type Decoded = ReturnType<typeof Y.decodeUpdate>;

export type Fresh =
  /** `update` holds the new structs and no others; the same bytes when nothing had to be left out. */
  | { ok: true; update: Uint8Array; structs: readonly Struct[]; ds: Decoded['ds'] }
  | { ok: false; why: 'malformed' | 'missing' };

/**
 * What of an update is new to a document and those queued for it, if all that it builds on is there (D2).
 *
 * A repeated struct is cut out: Yjs looks its neighbours up once more, and merging prefers one copy to the other, so that
 * a copy with other neighbours or other words would wait for ever, break the document, or part the peers.
 */
export function freshPart(doc: Y.Doc, queued: Pending, update: Uint8Array): Fresh {
  const known = (client: number): number => Math.max(Y.getState(doc.store, client), queued.end(client));
  let bytes = update;
  let decoded = Y.decodeUpdate(bytes);
  if (!hasOneSectionAClient(bytes, decoded)) return { ok: false, why: 'malformed' };
  if (decoded.structs.some((struct) => struct.id.clock < known(struct.id.client))) {
    const clocks = new Map(decoded.structs.map(({ id }) => [id.client, known(id.client)]));
    bytes = Y.diffUpdate(update, Y.encodeStateVector(clocks));
    decoded = Y.decodeUpdate(bytes);
  }
  const structs: Struct[] = [];
  for (const struct of decoded.structs) {
    if (struct instanceof Y.Skip) return { ok: false, why: 'missing' };
    structs.push(struct);
  }
  if (!canBeIntegrated(structs, known)) return { ok: false, why: 'missing' };
  return { ok: true, update: bytes, structs, ds: decoded.ds };
}

/** Yjs keeps the last section of a client alone, when there are several. */
function hasOneSectionAClient(update: Uint8Array, { structs }: Decoded): boolean {
  const sections = decoding.readVarUint(decoding.createDecoder(update));
  return new Set(structs.map(({ id }) => id.client)).size === sections;
}

/** Whether there is an order in which every struct finds its neighbours and parent. */
function canBeIntegrated(structs: readonly Struct[], known: (client: number) => number): boolean {
  const rows = new Map<number, { clock: number; at: number; structs: Struct[] }>();
  for (const struct of structs) {
    const { client } = struct.id;
    const row = rows.get(client);
    if (row) row.structs.push(struct);
    else rows.set(client, { clock: known(client), at: 0, structs: [struct] });
  }
  const here = (id: Y.ID | null, of: Struct): boolean =>
    id === null ||
    id.clock < (id.client === of.id.client ? of.id.clock : (rows.get(id.client)?.clock ?? known(id.client)));
  const fits = (struct: Struct): boolean => {
    if (!(struct instanceof Y.Item)) return true;
    const parent: unknown = struct.parent;
    return (
      here(struct.origin, struct) &&
      here(struct.rightOrigin, struct) &&
      (!(parent instanceof Y.ID) || here(parent, struct))
    );
  };
  let left = structs.length;
  for (let moved = true; moved && left > 0;) {
    moved = false;
    for (const row of rows.values()) {
      for (
        let next = row.structs[row.at];
        next && next.id.clock === row.clock && fits(next);
        next = row.structs[row.at]
      ) {
        row.clock += next.length;
        row.at += 1;
        left -= 1;
        moved = true;
      }
    }
  }
  return left === 0;
}
