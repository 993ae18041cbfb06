import type { AssetAnswer } from '../../shared/wire/api.ts';
import { type Membership, recallMembership, type Shelf } from './membership.ts';

type State = { at: 'loading' } | { at: 'here'; url: string } | { at: 'missing' } | { at: 'away' };
type Failure = 'offline' | 'too-large' | 'not-a-picture' | 'board-full' | 'refused';
export type Uploaded = { ok: true; hash: string; width: number; height: number } | { ok: false; why: Failure };

export interface Pictures {
  upload(file: Blob): Promise<Uploaded>;
  state(hash: string): State;
  subscribe(hash: string, listener: () => void): () => void;
  blob(hash: string): Promise<Blob | undefined>;
  bring(hash: string, boardId: string): Promise<boolean>;
  whenBack(act: () => void): boolean;
  destroy(): void;
}

interface Entry {
  state: State;
  blob?: Blob;
  loading?: Promise<void>;
  listeners: Set<() => void>;
}

/** A picture that takes longer comes no more, and the words that wait for it go on without. */
const BRINGING_MS = 15_000;
const LOADING: State = { at: 'loading' };
const FAILURES: Readonly<Record<string, Failure>> = {
  'too-large': 'too-large',
  'board-full': 'board-full',
  'picture-unknown': 'not-a-picture',
  'picture-damaged': 'not-a-picture',
  'picture-huge': 'too-large',
};

function isAnswer(body: unknown): body is AssetAnswer {
  if (typeof body !== 'object' || body === null) return false;
  const { hash, width, height } = body as Partial<Record<keyof AssetAnswer, unknown>>;
  return typeof hash === 'string' && typeof width === 'number' && typeof height === 'number';
}

function failureOf(body: unknown): Failure {
  if (typeof body !== 'object' || body === null || !('error' in body)) return 'refused';
  const { error } = body;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return FAILURES[code] ?? 'refused';
}

/**
 * The pictures of a board. They are fetched with the session in a header and shown from memory: an address that let
 * its holder in would lie in histories and logs (A1).
 */
export function createPictures(
  { boardId, session }: Pick<Membership, 'boardId' | 'session'>,
  origin = '',
  network?: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>,
  /** Where the sessions of this device's boards are kept. */
  shelf?: Shelf,
): Pictures {
  const addressOf = (board: string): string => `${origin}/api/boards/${encodeURIComponent(board)}/assets`;
  const address = addressOf(boardId);
  const headers = { authorization: `Bearer ${session}` };
  const entries = new Map<string, Entry>();

  function entryOf(hash: string): Entry {
    const known = entries.get(hash);
    if (known) return known;
    const entry: Entry = { state: LOADING, listeners: new Set() };
    entries.set(hash, entry);
    return entry;
  }
  function tell(entry: Entry, state: State): void {
    entry.state = state;
    for (const listener of [...entry.listeners]) listener();
  }
  function keep(entry: Entry, blob: Blob): void {
    if (entry.state.at === 'here') return;
    entry.blob = blob;
    tell(entry, { at: 'here', url: URL.createObjectURL(blob) });
  }
  async function fetched(hash: string, entry: Entry): Promise<void> {
    try {
      const response = await fetch(`${address}/${encodeURIComponent(hash)}`, { headers });
      if (response.ok) keep(entry, await response.blob());
      else tell(entry, { at: response.status === 404 ? 'missing' : 'away' });
    } catch {
      tell(entry, { at: 'away' });
    }
  }
  function load(hash: string, entry: Entry): Promise<void> {
    if (entry.state.at === 'here' || entry.state.at === 'missing') return Promise.resolve();
    entry.loading ??= fetched(hash, entry).finally(() => delete entry.loading);
    return entry.loading;
  }
  // what could not be had while the network was away is asked for once more
  const waiting = new Set<() => void>();
  const onOnline = (): void => {
    const due = [...waiting];
    waiting.clear();
    for (const act of due) act();
    for (const [hash, entry] of entries) if (entry.state.at === 'away') void load(hash, entry);
  };
  network?.addEventListener('online', onOnline);

  async function upload(file: Blob, signal?: AbortSignal): Promise<Uploaded> {
    let response: Response;
    let body: unknown;
    try {
      response = await fetch(address, { method: 'POST', headers, body: file, ...(signal ? { signal } : {}) });
      body = await response.json();
    } catch {
      return { ok: false, why: 'offline' };
    }
    if (!response.ok || !isAnswer(body)) return { ok: false, why: failureOf(body) };
    const { hash, width, height } = body;
    keep(entryOf(hash), file);
    return { ok: true, hash, width, height };
  }

  return {
    upload: (file) => upload(file),
    async bring(hash, from) {
      if (entries.get(hash)?.state.at === 'here') return true;
      const pass = recallMembership(from, '', shelf)?.session;
      if (pass === undefined) return false;
      // whoever pastes waits for it
      const signal = AbortSignal.timeout(BRINGING_MS);
      try {
        const there = { headers: { authorization: `Bearer ${pass}` }, signal };
        const response = await fetch(`${addressOf(from)}/${encodeURIComponent(hash)}`, there);
        if (!response.ok) return false;
        const sent = await upload(await response.blob(), signal);
        return sent.ok && sent.hash === hash;
      } catch {
        return false;
      }
    },
    whenBack(act) {
      // where the device has its network the server is away, and nobody tells when that is back
      if (!network || globalThis.navigator?.onLine !== false) return false;
      waiting.add(act);
      return true;
    },
    state: (hash) => entryOf(hash).state,
    subscribe(hash, listener) {
      const entry = entryOf(hash);
      entry.listeners.add(listener);
      void load(hash, entry);
      return () => entry.listeners.delete(listener);
    },
    async blob(hash) {
      const entry = entryOf(hash);
      await load(hash, entry);
      return entry.blob;
    },
    destroy() {
      network?.removeEventListener('online', onOnline);
      waiting.clear();
      for (const { state } of entries.values()) if (state.at === 'here') URL.revokeObjectURL(state.url);
      entries.clear();
    },
  };
}
