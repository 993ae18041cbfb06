/**
 * Keeps the page itself on the device, so that a board opens without a network after the first visit; what is on a board is
 * kept by the session. Runs beside the page, as a script of its own (built by build.mjs, which fills in the two names).
 */
declare const FILES: readonly string[];
declare const VERSION: string;

/** Of the worker's world, which the page's types do not have, what is used here. */
interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface WorkerScope {
  addEventListener(kind: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(kind: 'fetch', listener: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
}
const scope = globalThis as unknown as WorkerScope;

const PREFIX = 'journeyboard-page-';
/** What a page opened before an update has yet to fetch is gone from the server: the version before stays, too. */
const KEPT_VERSIONS = 2;

async function install(): Promise<void> {
  const cache = await caches.open(PREFIX + VERSION);
  await cache.addAll(['/', ...FILES]);
  await scope.skipWaiting();
}

async function activate(): Promise<void> {
  const versions = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(versions.slice(0, -KEPT_VERSIONS).map((name) => caches.delete(name)));
  await scope.clients.claim();
}

async function page(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request);
    // a proxy in front of a dead server answers, too
    if (answer.status < 500) return answer;
    return (await caches.match('/')) ?? answer;
  } catch (error) {
    const kept = await caches.match('/');
    if (kept) return kept;
    throw error;
  }
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request);
}

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== scope.location.origin) return;
  if (request.mode === 'navigate' && (pathname === '/' || pathname.startsWith('/b/'))) event.respondWith(page(request));
  // names under assets/ carry a hash of their content: what is kept under one is right for ever
  else if (FILES.includes(pathname)) event.respondWith(file(request));
});
