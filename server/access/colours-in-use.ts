import { newId } from '../../shared/journey/ids.ts';
import type { Id } from '../../shared/journey/journey.ts';
import { COLOURS, colourOf } from '../../shared/wire/colours.ts';

/** Boards whose people are remembered; of the one that was asked for longest ago it is forgotten. */
const MOST_BOARDS = 5_000;

/**
 * Who comes to a board gets the colour that was seen there longest ago, so that the first ten differ and two who are
 * there together share one only where there are more. A colour follows from a person's id, so every screen, every
 * process and every comment of last year knows it without asking.
 */
export class ColoursInUse {
  /** By board: when each colour was last seen, 0 for never. */
  readonly #boards = new Map<Id, number[]>();
  #now = 0;

  saw(board: Id, personId: Id): void {
    const seen = this.#boards.get(board) ?? Array.from({ length: COLOURS }, () => 0);
    this.#now += 1;
    seen[colourOf(personId)] = this.#now;
    this.#boards.delete(board);
    this.#boards.set(board, seen);
    const [oldest] = this.#boards.keys();
    if (this.#boards.size > MOST_BOARDS && oldest !== undefined) this.#boards.delete(oldest);
  }

  /** An id for somebody who comes now. */
  nextId(board: Id): Id {
    const seen = this.#boards.get(board) ?? [0];
    const free = seen.indexOf(Math.min(...seen));
    let id = newId();
    while (colourOf(id) !== free) id = newId();
    this.saw(board, id);
    return id;
  }
}
