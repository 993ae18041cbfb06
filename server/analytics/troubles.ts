import type { Problem } from '../../shared/journey/journey.ts';

const ROWS_TOLD = 5;

/** What was wrong with rows: how many by kind, and where the first of them are. */
export class Troubles {
  readonly #kinds = new Map<string, { where: string; code: string; count: number; rows: number[]; cell?: string }>();

  add(code: string, where: string, row?: number, cell?: string): void {
    const key = `${code}\n${where}`;
    let kind = this.#kinds.get(key);
    // a cell that is quoted must not tell of a person
    const quoted = cell === undefined || cell.includes('@') ? undefined : cell.slice(0, 40);
    if (!kind) this.#kinds.set(key, (kind = { where, code, count: 0, rows: [], ...(quoted ? { cell: quoted } : {}) }));
    kind.count++;
    if (row !== undefined && kind.rows.length < ROWS_TOLD) kind.rows.push(row);
  }

  forget(...codes: readonly string[]): void {
    for (const [key, kind] of this.#kinds) if (codes.includes(kind.code)) this.#kinds.delete(key);
  }

  count(code: string): number {
    return [...this.#kinds.values()].reduce((sum, kind) => (kind.code === code ? sum + kind.count : sum), 0);
  }

  get problems(): Problem[] {
    return [...this.#kinds.values()].map(({ where, code, count, rows, cell }) => ({
      where,
      code,
      values: { count, ...(rows.length > 0 ? { rows: rows.join(', ') } : {}), ...(cell === undefined ? {} : { cell }) },
    }));
  }
}

/** The file cannot be made a data set of; nothing is kept of it. */
export class Unreadable extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.code);
    this.problem = problem;
  }
}
