import type { BoardPort, Change } from '../../shared/document/board.ts';
import type { Card, Id, Journey } from '../../shared/journey/journey.ts';
import { PAUSE_MS } from '../writing/pause.ts';

export interface Settled {
  /** What rows are laid out from. */
  journey: Journey;
  /** Cards whose words have moved on since then. */
  pending: ReadonlySet<Id>;
}

export interface Settling {
  get(): Settled;
  subscribe(listener: () => void): () => void;
  /** Somebody stopped writing: rows may move now, where nobody else writes. */
  look(): void;
  /** Follows the board until the function it gives is called. */
  follow(): () => void;
}

/** The same card but for what is written on it. */
function onlyWords(before: Card | undefined, after: Card | undefined): boolean {
  return (
    before !== undefined &&
    after !== undefined &&
    before.deleted === after.deleted &&
    before.kind === after.kind &&
    before.order === after.order &&
    before.cell.laneId === after.cell.laneId &&
    before.cell.columnId === after.cell.columnId
  );
}

const NOTHING: ReadonlySet<Id> = new Set<Id>();

/** While somebody types into a card, only that card shows it; rows keep their height until a pause or the end (C8). */
export function createSettling(port: BoardPort, isWriting: (id: Id) => boolean): Settling {
  const listeners = new Set<() => void>();
  let now: Settled = { journey: port.records(), pending: NOTHING };
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(next: Settled): void {
    now = next;
    for (const listener of listeners) listener();
  }
  function settle(): void {
    clearTimeout(timer);
    timer = undefined;
    if (now.pending.size > 0 || now.journey !== port.records()) tell({ journey: port.records(), pending: NOTHING });
  }
  function change({ ids }: Change): void {
    const cards = ids.get('cards') ?? NOTHING;
    const journey = port.records();
    const waits =
      ids.size === 1 &&
      cards.size > 0 &&
      [...cards].every((id) => isWriting(id) && onlyWords(now.journey.cards.get(id), journey.cards.get(id)));
    if (!waits) {
      settle();
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(settle, PAUSE_MS);
    tell({ journey: now.journey, pending: new Set([...now.pending, ...cards]) });
  }

  return {
    get: () => now,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    look() {
      if (now.pending.size > 0 && ![...now.pending].some(isWriting)) settle();
    },
    follow() {
      settle();
      const stop = port.subscribe(change);
      return () => {
        stop();
        clearTimeout(timer);
        timer = undefined;
      };
    },
  };
}
