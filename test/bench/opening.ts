import { performance } from 'node:perf_hooks';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { openBoard } from '../../shared/document/connect.ts';
import { createBoardUpdate } from '../../shared/document/open.ts';
import { readJourney } from '../../shared/document/read.ts';
import { journeyOf } from '../../shared/files/journey-file.ts';
import type { JourneyFile } from '../../shared/files/journey-file.types.ts';
import type { Card } from '../../shared/journey/journey.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import { templateFile } from '../../templates/index.ts';
import { createBoard } from '../support/people.ts';
import { median, row } from './figures.ts';
import { startProcess } from './processes.ts';

/** The sample board with `count` full cards more, spread over its card lanes and columns. */
export function crowded(count: number): JourneyFile {
  const file = templateFile('online-purchase', 'en');
  const mapId = file.maps?.[0]?.id ?? '';
  const { lanes, columns } = layoutMap(journeyOf(file), mapId);
  const homes = lanes.filter((lane) => lane.shape === 'cards');
  const more = Array.from({ length: count }, (_, i): Card => {
    const laneId = homes[i % homes.length]?.id ?? '';
    const columnId = columns[Math.floor(i / homes.length) % columns.length]?.id ?? '';
    return {
      id: `BENCH${String(i).padStart(7, '0')}`,
      createdBy: 'template',
      cell: { laneId, columnId },
      order: `b${i}`,
      kind: 'action',
      title: `Card ${i} says something of a usual length`,
      body: 'What a person writes under it when there is more to say, over two or three lines of text in all.',
      channel: 'web',
      owner: 'Customer care',
      status: 'open',
      evidence: 'observed',
      tags: ['delivery', 'second visit'],
    };
  });
  return { ...file, cards: [...(file.cards ?? []), ...more] };
}

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

async function timed<T>(act: () => Promise<T>): Promise<[number, T]> {
  const began = performance.now();
  const result = await act();
  return [performance.now() - began, result];
}

/** Opening a board of 5,000 cards: over HTTP, over the socket, and reading and editing it once it is here. */
export async function figures(): Promise<void> {
  const file = crowded(5_000);
  const mapId = file.maps?.[0]?.id ?? '';
  const server = await startProcess('server/main.ts');
  const [making, board] = await timed(() => createBoard(server.url, { board: file }));
  const [loading, text] = await timed(async () => {
    const answer = await fetch(`${server.url}/api/boards/${board.id}`, {
      headers: { authorization: `Bearer ${board.links.view.token}` },
    });
    return answer.text();
  });
  row('5,000 cards over HTTP', { made: ms(making), 'first export': ms(loading), bytes: mb(Buffer.byteLength(text)) });

  let heard = 0;
  class Counted extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.on('message', (data: Buffer | ArrayBuffer) => (heard += data.byteLength));
    }
  }
  const open = async (): Promise<Y.Doc> => {
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync`, board.id, doc, {
      disableBc: true,
      protocols: ['journeyboard', board.links.view.token],
      WebSocketPolyfill: Counted as unknown as typeof globalThis.WebSocket,
    });
    await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
    provider.destroy();
    return doc;
  };
  const syncing = await median(3, async () => (await open()).destroy());
  heard = 0;
  const doc = await open();
  row('5,000 cards over the socket', {
    'until synced': ms(syncing),
    bytes: mb(heard),
    server: `${server.memory()} MB`,
  });
  await server.stop();

  const reading = await median(5, () => readJourney(doc));
  const port = openBoard(doc, { personId: 'pppppppppppp' });
  layoutMap(port.records(), mapId);
  const edits: number[] = [];
  for (let i = 0; i < 200; i++) {
    const id = `BENCH${String((i * 37) % 5_000).padStart(7, '0')}`;
    const began = performance.now();
    port.run({ type: 'setCard', id, fields: { title: `Edited ${i}` } });
    layoutMap(port.records(), mapId);
    edits.push(performance.now() - began);
  }
  edits.sort((a, b) => a - b);
  const snapshot = Y.encodeStateAsUpdateV2(doc).length;
  row('5,000 cards in memory', {
    'read whole': ms(reading),
    'one edit, read and laid out, p50': ms(edits[100] ?? Number.NaN),
    p95: ms(edits[190] ?? Number.NaN),
    'as V2': mb(snapshot),
    'first update': mb(createBoardUpdate(file).length),
  });
  port.destroy();
  doc.destroy();
}
