import type * as Y from 'yjs';

export type Struct = Y.Item | Y.GC;
export interface Placed {
  struct: Struct;
  path?: readonly string[];
}

/** Structs that were accepted but are not applied yet, by client in clock order. */
export class Pending {
  readonly #clients = new Map<number, Placed[]>();

  end(client: number): number {
    const last = this.#clients.get(client)?.at(-1)?.struct;
    return last ? last.id.clock + last.length : 0;
  }
  add(placed: Placed): void {
    const list = this.#clients.get(placed.struct.id.client);
    if (list) list.push(placed);
    else this.#clients.set(placed.struct.id.client, [placed]);
  }
  addAll(other: Pending): void {
    for (const placed of other.all()) this.add(placed);
  }
  *all(): Iterable<Placed> {
    for (const list of this.#clients.values()) yield* list;
  }
  find(client: number, clock: number): Placed | undefined {
    const list = this.#clients.get(client) ?? [];
    let low = 0;
    let high = list.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const placed = list[middle];
      if (!placed) return undefined;
      if (clock < placed.struct.id.clock) high = middle - 1;
      else if (clock >= placed.struct.id.clock + placed.struct.length) low = middle + 1;
      else return placed;
    }
    return undefined;
  }
}
