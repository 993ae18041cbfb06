import { fork } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const BLOCK = 4_000;
export const STEPS = ['see', 'search', 'basket', 'checkout', 'pay', 'thanks'];
const PLANS = ['free', 'team', 'paid'];

/** A log as a shop writes it: people come and go, most look, few pay; in time, as files are. */
export function* logOf(events: number): Generator<Uint8Array> {
  let state = 7;
  const random = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const people = Math.max(10, Math.floor(events / 10));
  let text = 'user_id,event,time,plan\n';
  for (let i = 0; i < events; i++) {
    const user = random(people);
    const at = new Date(1_700_000_000_000 + i * 300).toISOString();
    text += `u${user},${STEPS[Math.min(random(6), random(6))]},${at},${PLANS[user % 3]}\n`;
    if (i % BLOCK === BLOCK - 1) {
      yield Buffer.from(text);
      text = '';
    }
  }
  if (text !== '') yield Buffer.from(text);
}

export interface Upload {
  url: string;
  token: string;
  events: number;
}
export interface Uploaded {
  status: number;
  bytes: number;
  seconds: number;
}

/** Sends such a log, made beforehand: to make it takes longer than to read it, and would say little of the server. */
async function upload({ url, token, events }: Upload): Promise<Uploaded> {
  const blocks = [...logOf(events)].values();
  let bytes = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(stream) {
      const next = blocks.next();
      if (next.done) stream.close();
      else {
        bytes += next.value.length;
        stream.enqueue(next.value);
      }
    },
  });
  const began = performance.now();
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(url, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
  await answer.text();
  return { status: answer.status, bytes, seconds: (performance.now() - began) / 1_000 };
}

/** In a process of its own, so that whoever waits for edits is not kept from hearing them. */
export function uploadElsewhere(given: Upload): Promise<Uploaded> {
  const child = fork(fileURLToPath(import.meta.url), { execArgv: ['--import', 'tsx'] });
  return new Promise((resolve, reject) => {
    child.once('message', (told) => {
      resolve(told as Uploaded);
      child.kill();
    });
    child.once('exit', (code) => reject(new Error(`the upload ended with ${code}`)));
    child.send(given);
  });
}

if (process.send) process.on('message', (given: Upload) => void upload(given).then((told) => process.send?.(told)));
