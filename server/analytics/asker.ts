import { parentPort } from 'node:worker_threads';
import { Cancelled, type EventColumns, type Wanted } from './events.ts';
import { FunnelPass } from './funnel-pass.ts';
import { PathsPass } from './paths-pass.ts';
import { prepare, type Prepared } from './prepare.ts';
import { askTable } from './table-source.ts';
import type { Answer, FromAsker, Mapped, Question, Source, ToAsker } from './threads.ts';
import { Unreadable } from './troubles.ts';

const VALUES_TOLD = 200;

export function mappedOf({ columns, ...rest }: Prepared): Mapped {
  const properties = [...columns.properties].map(([name, { values }]) => ({
    name,
    distinct: values.length,
    values: values.slice(0, VALUES_TOLD),
  }));
  return { ...rest, properties };
}

export function answerFrom(
  { columns, counts }: Prepared,
  question: Exclude<Question, { kind: 'map' }>,
  wanted: Wanted,
): Answer {
  if (question.kind === 'funnel') {
    const pass = new FunnelPass(question.question, lastOf(columns, counts.to));
    pass.feed(columns, wanted);
    return { kind: 'funnel', result: pass.result(), looked: pass.looked };
  }
  const pass = new PathsPass(question.question);
  pass.feed(columns, wanted);
  pass.second();
  pass.feed(columns, wanted);
  return { kind: 'paths', result: pass.result(), looked: pass.looked };
}

/** The last instant in microseconds; `to` has lost what is below a millisecond. */
function lastOf({ times, offsets }: EventColumns, to: number | null): number {
  let last = (to ?? 0) * 1_000;
  for (let entity = 1; entity < offsets.length; entity++) {
    const time = times[(offsets[entity] as number) - 1] as number;
    if (time > last) last = time;
  }
  return last;
}

/** The thread that answers: keeps what was asked for lately in memory, as far as its budget goes. */
export function answerQuestions(): void {
  const port = parentPort;
  if (!port) throw new Error('this is no thread');
  const say = (message: FromAsker): void => port.postMessage(message);
  const parts = new Map<number, (bytes: Uint8Array | undefined) => void>();
  /** Least lately asked for first. */
  const held = new Map<string, Prepared>();
  let memory = Infinity;
  let needs = 0;

  function makeRoom(bytes: number): void {
    let total = bytes;
    for (const one of held.values()) total += one.bytes;
    for (const [key, one] of held) {
      if (total <= memory) return;
      held.delete(key);
      total -= one.bytes;
    }
  }

  async function preparedOf(source: Extract<Source, { kind: 'columns' }>): Promise<Prepared> {
    const name = `${source.key} ${JSON.stringify(source.mapping)}`;
    let found = held.get(name);
    if (!found) {
      const rowBytes = 10 + 2 * (source.mapping.properties?.length ?? 0);
      const bytes = source.stored.rowCount * rowBytes;
      if (bytes > memory)
        throw new Unreadable({
          where: 'dataset',
          code: 'memory-budget',
          values: { megabytes: Math.ceil(bytes / 1e6), budget: Math.floor(memory / 1e6) },
        });
      makeRoom(bytes);
      const stored = {
        ...source.stored,
        part: (column: number, part: number) =>
          new Promise<Uint8Array>((resolve, reject) => {
            const need = ++needs;
            parts.set(need, (kept) =>
              kept ? resolve(kept) : reject(new Unreadable({ where: 'dataset', code: 'dataset-gone' })),
            );
            say({ type: 'part', need, key: source.key, column, part });
          }),
      };
      found = await prepare(stored, source.mapping);
    }
    held.delete(name);
    held.set(name, found);
    return found;
  }

  async function answer(source: Source, question: Question, wanted: Wanted): Promise<Answer> {
    if (!wanted()) throw new Cancelled();
    if (source.kind === 'postgres') return askTable(source, question, wanted);
    const prepared = await preparedOf(source);
    return question.kind === 'map' ? { kind: 'map', ...mappedOf(prepared) } : answerFrom(prepared, question, wanted);
  }

  let line: Promise<void> = Promise.resolve();
  port.on('message', (message: ToAsker) => {
    if (message.type === 'open') memory = message.memory;
    else if (message.type === 'part') {
      parts.get(message.need)?.(message.bytes);
      parts.delete(message.need);
    } else {
      const { id, source, question, cancelled } = message;
      const asked = (): Promise<Answer> => answer(source, question, () => Atomics.load(cancelled, 0) === 0);
      const told = (made: Answer): void => say({ type: 'answer', id, answer: made });
      const failed = (error: unknown): void =>
        say({
          type: 'failed',
          id,
          message: error instanceof Error ? error.message : String(error),
          ...(error instanceof Unreadable ? { problem: error.problem } : {}),
          ...(error instanceof Cancelled ? { cancelled: true } : {}),
        });
      // waiting for a company’s own database holds up nobody who asks of what is here
      if (source.kind === 'postgres') void asked().then(told, failed);
      else line = line.then(asked).then(told, failed);
    }
  });
}
