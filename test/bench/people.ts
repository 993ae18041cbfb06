import { fork } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { presenceFrame, updateFrame } from '../../server/rooms/frames.ts';

/** What a process of people is told first: where, who, and how busily. */
export interface Crowd {
  url: string;
  board: string;
  who: readonly (readonly [session: string, personId: string])[];
  editsASecond: number;
  cursorsASecond: number;
  /** Where their cards stand, by turns; without it on no map. */
  cells?: readonly { laneId: string; columnId: string }[];
}

/** Milliseconds that mean the same in every process. */
export const clock = (): number => performance.timeOrigin + performance.now();

/** Somebody who edits a card of their own and moves a cursor; what they hear is counted, not read. */
class Person {
  readonly #doc = new Y.Doc();
  readonly #socket: WebSocket;
  readonly #card: string;
  readonly opened: Promise<void>;
  heard = 0;
  #clock = 0;

  constructor({ url, board, cells = [] }: Crowd, [session, personId]: readonly [string, string], number: number) {
    this.#card = `card${String(number).padStart(8, '0')}`;
    this.#socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${board}`, ['journeyboard', session]);
    this.#socket.on('message', (data: Buffer) => (this.heard += data.length));
    this.#doc.on('update', (update: Uint8Array) => this.#socket.send(updateFrame(update)));
    this.opened = new Promise((resolve) => {
      this.#socket.once('open', () => {
        this.#doc.transact(() => {
          const card = new Y.Map<unknown>();
          card.set('createdBy', personId);
          card.set('kind', 'action');
          card.set('title', new Y.Text('Something of a usual length for a card'));
          const cell = cells[number % cells.length];
          if (cell)
            for (const [key, value] of Object.entries({ cell, order: `b${number}1`, body: new Y.Text() }))
              card.set(key, value);
          this.#doc.getMap('cards').set(this.#card, card);
        });
        resolve();
      });
    });
  }

  edit(): void {
    this.#doc.getMap<Y.Map<unknown>>('cards').get(this.#card)?.set('owner', `at ${clock()}`);
  }

  move(x: number, y: number): void {
    const state = JSON.stringify({ cursor: { x, y } });
    this.#socket.send(presenceFrame([{ client: this.#doc.clientID, clock: ++this.#clock, state }]));
  }
}

interface Total {
  sent: number;
  heard: number;
}

/** Everybody is there once this resolves; `go` starts them, `end` stops them and tells what was sent and heard. */
async function crowd(given: Crowd): Promise<{ go: () => void; end: () => Total }> {
  const people = given.who.map((who, i) => new Person(given, who, i));
  await Promise.all(people.map((person) => person.opened));
  const timers: NodeJS.Timeout[] = [];
  let sent = 0;
  const heard = (): number => people.reduce((sum, person) => sum + person.heard, 0);
  let before = 0;
  return {
    go() {
      before = heard();
      for (const [i, person] of people.entries()) {
        let moves = 0;
        // each at their own moment, as people do, and not all in one breath
        const every = (perSecond: number, act: () => void): void => {
          setTimeout(() => timers.push(setInterval(act, 1000 / perSecond)), (((i * 0.618) % 1) * 1000) / perSecond);
        };
        every(given.editsASecond, () => {
          sent++;
          person.edit();
        });
        every(given.cursorsASecond, () => person.move(++moves * 7, i * 13));
      }
    },
    end() {
      for (const timer of timers) clearInterval(timer);
      return { sent, heard: heard() - before };
    },
  };
}

export interface CrowdProcess {
  go: () => void;
  end: () => Promise<Total>;
  stop: () => void;
}

/** The same as a process of its own. */
export async function startCrowd(given: Crowd): Promise<CrowdProcess> {
  const child = fork(fileURLToPath(import.meta.url), { execArgv: ['--import', 'tsx'] });
  const next = <T>(): Promise<T> =>
    new Promise((resolve, reject) => {
      child.once('message', (told) => resolve(told as T));
      child.once('exit', (code) => reject(new Error(`the people ended with ${code}`)));
    });
  const ready = next();
  child.send(given);
  await ready;
  return {
    go: () => void child.send('go'),
    end() {
      const total = next<Total>();
      child.send('end');
      return total;
    },
    stop: () => void child.kill(),
  };
}

if (process.send) {
  let running: Awaited<ReturnType<typeof crowd>> | undefined;
  process.on('message', (told: Crowd | 'go' | 'end') => {
    if (told === 'go') running?.go();
    else if (told === 'end') process.send?.(running?.end());
    else
      void crowd(told).then((made) => {
        running = made;
        process.send?.('ready');
      });
  });
}
