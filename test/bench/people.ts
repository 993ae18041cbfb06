import { fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { presenceFrame, updateFrame } from '../../server/rooms/frames.ts';

/** Somebody, and the board they are on. */
export type Who = readonly [session: string, personId: string, board: string];

/** What a process of people is told first: where, who, and how busily. */
export interface Crowd {
  url: string;
  who: readonly Who[];
  editsASecond: number;
  cursorsASecond: number;
  /** Hocuspocus puts the document's name before each frame and wants a token first; the others speak the stock protocol. */
  wire: 'stock' | 'hocuspocus';
  /** Where their cards stand, by turns; without it on no map. */
  cells?: readonly { laneId: string; columnId: string }[];
}

const HOCUSPOCUS_AUTH = 2;

/** Frames of a wire, as what the stock protocol would have. */
export class Wire {
  readonly socket: WebSocket;
  readonly #prefix: Uint8Array;
  /** Resolves once frames may be sent. */
  readonly ready: Promise<void>;

  constructor({ url, wire }: Pick<Crowd, 'url' | 'wire'>, [session, , board]: Who) {
    const name = encoding.createEncoder();
    if (wire === 'hocuspocus') encoding.writeVarString(name, board);
    this.#prefix = encoding.toUint8Array(name);
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${board}`, ['journeyboard', session]);
    this.ready = new Promise((resolve) => {
      this.socket.once('open', () => {
        if (wire === 'stock') {
          resolve();
          return;
        }
        const token = encoding.createEncoder();
        encoding.writeVarUint(token, HOCUSPOCUS_AUTH);
        encoding.writeVarUint(token, 0);
        encoding.writeVarString(token, session);
        this.send(encoding.toUint8Array(token));
        this.socket.once('message', () => resolve());
      });
    });
  }

  send(frame: Uint8Array): void {
    this.socket.send(this.#prefix.length > 0 ? Buffer.concat([this.#prefix, frame]) : frame);
  }

  /**
   * Bytes alone, from below the frames: to read them all for everybody takes this process longer than it takes a server to
   * send them, and a server that waits for its readers writes less often, and looks cheaper than it is.
   */
  count(listener: (bytes: number) => void): void {
    const stream = Reflect.get(this.socket, '_socket') as Socket;
    stream.removeAllListeners('data');
    stream.on('data', (data: Buffer) => listener(data.length));
    stream.resume();
  }

  hear(listener: (frame: Uint8Array) => void): void {
    this.socket.on('message', (data: Buffer) => listener(new Uint8Array(data).subarray(this.#prefix.length)));
  }
}

/** Milliseconds that mean the same in every process. */
export const clock = (): number => performance.timeOrigin + performance.now();

/** Somebody who edits a card of their own and moves a cursor; what they hear is counted, not read. */
class Person {
  readonly #doc = new Y.Doc();
  readonly #wire: Wire;
  readonly #card: string;
  readonly opened: Promise<void>;
  heard = 0;
  #clock = 0;

  constructor(crowd: Crowd, who: Who, number: number) {
    this.#card = `card${String(number).padStart(8, '0')}`;
    this.#wire = new Wire(crowd, who);
    void this.#wire.ready.then(() => this.#wire.count((bytes) => (this.heard += bytes)));
    this.#doc.on('update', (update: Uint8Array) => this.#wire.send(updateFrame(update)));
    this.opened = this.#wire.ready.then(() => {
      this.#doc.transact(() => {
        const card = new Y.Map<unknown>();
        card.set('createdBy', who[1]);
        card.set('kind', 'action');
        card.set('title', new Y.Text('Something of a usual length for a card'));
        const cell = crowd.cells?.[number % crowd.cells.length];
        if (cell)
          for (const [key, value] of Object.entries({ cell, order: `b${number}1`, body: new Y.Text() }))
            card.set(key, value);
        this.#doc.getMap('cards').set(this.#card, card);
      });
    });
  }

  edit(): void {
    this.#doc.getMap<Y.Map<unknown>>('cards').get(this.#card)?.set('owner', `at ${clock()}`);
  }

  move(x: number, y: number): void {
    const state = JSON.stringify({ cursor: { x, y } });
    this.#wire.send(presenceFrame([{ client: this.#doc.clientID, clock: ++this.#clock, state }]));
  }
}

interface Total {
  sent: number;
  heard: number;
  /** Of one core: a crowd that has no time to spare sends less than it should, and the server looks better than it is. */
  busy: number;
}

/** Everybody is there once this resolves; `go` starts them, `end` stops them and tells what was sent and heard. */
async function crowd(given: Crowd): Promise<{ go: () => void; end: () => Total }> {
  const people = given.who.map((who, i) => new Person(given, who, i));
  await Promise.all(people.map((person) => person.opened));
  const timers: NodeJS.Timeout[] = [];
  let sent = 0;
  const heard = (): number => people.reduce((sum, person) => sum + person.heard, 0);
  let before = 0;
  let began = { at: clock(), cpu: process.cpuUsage() };
  return {
    go() {
      before = heard();
      began = { at: clock(), cpu: process.cpuUsage() };
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
      const { user, system } = process.cpuUsage(began.cpu);
      return { sent, heard: heard() - before, busy: (user + system) / 1000 / (clock() - began.at) };
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
