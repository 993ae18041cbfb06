import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, vi } from 'vitest';
import { addWords, speak } from '../../../client/ui/speech.ts';
import type { Presence } from '../../../shared/wire/presence.ts';

const parts = import.meta.glob<Record<string, string>>(
  ['../../../client/locales/*.{en,tr}.json', '../../../shared/journey/words/{en,tr}.json'],
  { eager: true, import: 'default' },
);
const wordsOf = (locale: string): Record<string, string> =>
  Object.assign(
    {},
    ...Object.entries(parts).flatMap(([path, words]) => (path.endsWith(`${locale}.json`) ? [words] : [])),
  );

let root: Root | undefined;

/** Puts the interface in its language, and takes what was rendered away after each test. */
export function startRendering(): void {
  beforeAll(() => {
    // jsdom has no CSS.escape, which menus ask for
    Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true, CSS: { escape: (text: string) => text } });
    for (const locale of ['en', 'tr']) addWords(locale, wordsOf(locale));
    speak('en');
  });
  afterEach(() => {
    act(() => root?.unmount());
    root = undefined;
    document.body.replaceChildren();
  });
}

export function render(node: ReactNode): void {
  root ??= createRoot(document.body.appendChild(document.createElement('div')));
  act(() => root?.render(node));
}

/** The first element of a role or tag whose name holds the words. */
export function find<E extends HTMLElement = HTMLElement>(selector: string, name = ''): E {
  const found = [...document.querySelectorAll<E>(selector)].find((element) =>
    `${element.getAttribute('aria-label') ?? ''} ${element.textContent} ${labelOf(element)}`.includes(name),
  );
  if (!found) throw new Error(`no ${selector} named ${name} in ${document.body.innerHTML}`);
  return found;
}

/** The same, once it is there: what is not needed at first is fetched when it is asked for. */
export function appearing<E extends HTMLElement = HTMLElement>(selector: string, name = ''): Promise<E> {
  return vi.waitFor(
    async () => {
      await act(async () => new Promise((resolve) => setTimeout(resolve)));
      return find<E>(selector, name);
    },
    { timeout: 10_000 },
  );
}

function labelOf(element: HTMLElement): string {
  return element.id === '' ? '' : (document.querySelector(`label[for="${element.id}"]`)?.textContent ?? '');
}

export function press(element: HTMLElement, key: string, options: KeyboardEventInit = {}): void {
  act(
    () =>
      void element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...options })),
  );
}

export function click(element: HTMLElement): void {
  act(() => element.click());
}

/** As if typed: React listens to the native setter. */
export function type(element: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement, value: string): void {
  const set = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value')?.set;
  act(() => {
    set?.call(element, value);
    element.dispatchEvent(new Event(element instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
  });
}

export function presenceOf(say = vi.fn<Presence['say']>()): Presence & { say: typeof say } {
  const others = new Map<never, never>();
  return { others: () => others, subscribe: () => () => undefined, say };
}
