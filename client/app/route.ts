import { useSyncExternalStore } from 'react';
import { ID_PATTERN } from '../../shared/journey/ids.ts';

export type Route = { at: 'home' } | { at: 'board'; id: string; token: string } | { at: 'nowhere' };

/** A1: the token is in the fragment, which no browser sends. */
export function routeOf({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): Route {
  if (pathname === '/') return { at: 'home' };
  const id = /^\/b\/([^/]+?)(?:\/present)?\/?$/.exec(pathname)?.[1] ?? '';
  return ID_PATTERN.test(id) ? { at: 'board', id, token: hash.slice(1) } : { at: 'nowhere' };
}

const EVENTS = ['popstate', 'hashchange'] as const;
const GONE = 'journeyboard:went';

export function go(path: string): void {
  history.pushState(null, '', path);
  dispatchEvent(new Event(GONE));
}

/** Another look at the same page: no step of its own for the way back. */
export function replace(path: string): void {
  history.replaceState(null, '', path);
  dispatchEvent(new Event(GONE));
}

export function subscribeToRoute(listener: () => void): () => void {
  for (const event of [...EVENTS, GONE]) addEventListener(event, listener);
  return () => {
    for (const event of [...EVENTS, GONE]) removeEventListener(event, listener);
  };
}

export function useRoute(): Route {
  const address = useSyncExternalStore(subscribeToRoute, () => `${location.pathname}${location.hash}`);
  const cut = address.indexOf('#');
  return routeOf({
    pathname: cut < 0 ? address : address.slice(0, cut),
    hash: cut < 0 ? '' : address.slice(cut),
  });
}
