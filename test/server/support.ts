import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { newId } from '../../shared/journey/ids.ts';
import type { Role } from '../../shared/wire/roles.ts';
import { linkToken, readSecret } from '../../server/access/tokens.ts';
import { readConfig } from '../../server/config.ts';
import { startServer, type Parts, type Running } from '../../server/start.ts';
import { memoryStorage } from '../../server/storage/memory.ts';
import type { Storage } from '../../server/storage/port.ts';

export interface TestServer {
  url: string;
  running: Running;
  storage: Storage;
  board: string;
  token: (role: Role) => string;
  join: (role: Role, name?: string) => Promise<{ personId: string; session: string }>;
  stop: () => Promise<void>;
}

const silent = { error: () => undefined, info: () => undefined };

/** A small document to begin with: one card of somebody called `template`. */
export function seed(): Y.Doc {
  const doc = new Y.Doc();
  doc.getMap('board').set('title', 'Test');
  addCard(doc, 'aaaaaaaaaaaa', 'template', 'first');
  return doc;
}

export function addCard(doc: Y.Doc, id: string, createdBy: string, title: string): void {
  doc.transact(() => {
    const card = new Y.Map<unknown>();
    card.set('createdBy', createdBy);
    card.set('kind', 'action');
    card.set('title', new Y.Text(title));
    doc.getMap('cards').set(id, card);
  });
}

export function titleOf(doc: Y.Doc, id: string): string | undefined {
  const card = doc.getMap('cards').get(id);
  const title = card instanceof Y.Map ? card.get('title') : undefined;
  return title instanceof Y.Text ? title.toString() : undefined;
}

export async function startTest(
  options: { storage?: Storage; env?: Record<string, string>; parts?: Partial<Parts> } = {},
): Promise<TestServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'journeyboard-'));
  const storage = options.storage ?? memoryStorage();
  const config = readConfig({ PORT: '0', DATA_DIR: dataDir, ...options.env });
  const parts: Parts = {
    templates: [],
    templateFile: () => {
      throw new Error('no templates here');
    },
    exporters: {},
    log: silent,
    storage,
    ...options.parts,
  };
  const running = await startServer({ ...config, port: 0 }, parts);
  const url = `http://127.0.0.1:${running.port}`;
  const board = newId();
  const secret = readSecret(dataDir);
  const roles: Role[] = ['facilitate', 'edit', 'contribute', 'comment', 'view'];
  await storage.createBoard(
    { id: board, createdAt: 1 },
    roles.map((role) => ({ role, epoch: 0 })),
    {
      update: Y.encodeStateAsUpdate(seed()),
      personId: 'template',
      at: 1,
    },
  );
  const token = (role: Role): string => linkToken(secret, board, role, 0);
  return {
    url,
    running,
    storage,
    board,
    token,
    async join(role, name = 'Ayşe') {
      const answer = await fetch(`${url}/api/boards/${board}/join`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token(role)}` },
        body: JSON.stringify({ name }),
      });
      const body: unknown = await answer.json();
      if (!isJoined(body)) throw new Error(`join answered ${answer.status}`);
      return body;
    },
    async stop() {
      await running.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}

function isJoined(body: unknown): body is { personId: string; session: string } {
  return typeof body === 'object' && body !== null && 'session' in body && 'personId' in body;
}

/** The stock client, unmodified. */
export function stock(
  server: Pick<TestServer, 'url' | 'board'>,
  credential: string,
  doc = new Y.Doc(),
): WebsocketProvider {
  return new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync`, server.board, doc, {
    disableBc: true,
    protocols: ['journeyboard', credential],
    // the class of ws has all a browser's has that the client uses
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  });
}

export const synced = (provider: WebsocketProvider): Promise<void> =>
  new Promise((resolve) => {
    if (provider.synced) resolve();
    else provider.once('sync', () => resolve());
  });

/** Resolves once it holds, woken by each change of the document. */
export function until(doc: Y.Doc, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (!holds()) return;
      doc.off('update', check);
      resolve();
    };
    doc.on('update', check);
    check();
  });
}

export interface Raw {
  socket: WebSocket;
  /** Frames heard so far, and the next that fits. */
  heard: Uint8Array[];
  next: (fits: (frame: Uint8Array) => boolean) => Promise<Uint8Array>;
  closed: Promise<{ code: number; reason: string }>;
}

export async function raw(server: Pick<TestServer, 'url' | 'board'>, credential: string, query = ''): Promise<Raw> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/sync/${server.board}${query}`, [
    'journeyboard',
    credential,
  ]);
  const heard: Uint8Array[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data: Buffer) => {
    heard.push(new Uint8Array(data));
    for (const wake of waiting) wake();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return {
    socket,
    heard,
    closed,
    next: (fits) =>
      new Promise((resolve) => {
        const check = (): void => {
          const found = heard.find(fits);
          if (!found) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      }),
  };
}
