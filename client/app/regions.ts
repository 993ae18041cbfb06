import { type RefObject, useEffect } from 'react';

/** The one place of the map that Tab leads to, in whichever view, else whatever of the view can be reached. */
function mapPlace(board: ParentNode): HTMLElement | null {
  const place = '[data-place][tabindex="0"], [data-card][tabindex="0"], [data-cell][tabindex="0"]';
  return (
    board.querySelector<HTMLElement>(place) ??
    board.querySelector<HTMLElement>('.board-main :is(button, [tabindex="0"])')
  );
}

const REGIONS = {
  bar: (board: ParentNode) => board.querySelector<HTMLElement>('.top-bar button'),
  map: mapPlace,
  details: (board: ParentNode) => board.querySelector<HTMLElement>('.inspector :is(textarea, input, button)'),
} as const;
type Region = keyof typeof REGIONS;
const ORDER: readonly Region[] = ['bar', 'map', 'details'];

/** Puts the keyboard in a part of the board, and says whether there was such a part. */
export function focusRegion(region: Region, board: ParentNode = document): boolean {
  const element = REGIONS[region](board);
  element?.focus();
  return element !== null;
}

function regionOf(element: Element | null): Region | undefined {
  if (element?.closest('.top-bar')) return 'bar';
  if (element?.closest('.inspector')) return 'details';
  return element?.closest('.board-main') ? 'map' : undefined;
}

const BESIDE = 'dialog, [role="dialog"], [role="menu"], [role="listbox"]';

/** F6 goes round the parts of the page, as it does in browsers and desktops; Shift+F6 the other way. */
export function useRegionKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F6' || event.defaultPrevented || document.activeElement?.closest(BESIDE)) return;
      const at = ORDER.indexOf(regionOf(document.activeElement) ?? 'bar');
      const by = event.shiftKey ? -1 : 1;
      for (let step = 1; step < ORDER.length; step++) {
        const region = ORDER[(at + by * step + 2 * ORDER.length) % ORDER.length];
        if (region && focusRegion(region)) break;
      }
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/**
 * Who works by keys and deletes what they stand on, or closes what they stood in, is put on the map rather than at the
 * beginning of the page. Views and dialogs know better and are quicker; this is for what none of them thought of.
 */
export function useKeptFocus(board: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = board.current;
    if (!root) return undefined;
    let last: EventTarget | null = null;
    let byKeys = false;
    const onFocus = ({ target }: FocusEvent): void => {
      last = target;
    };
    const onInput = ({ type }: Event): void => {
      byKeys = type === 'keydown';
    };
    const isLost = (): boolean => document.activeElement === null || document.activeElement === document.body;
    const observer = new MutationObserver(() => {
      if (!byKeys || !(last instanceof Element) || last.isConnected || !isLost()) return;
      last = null;
      requestAnimationFrame(() => requestAnimationFrame(() => isLost() && focusRegion('map', root)));
    });
    observer.observe(root, { childList: true, subtree: true });
    document.addEventListener('focusin', onFocus);
    for (const type of ['keydown', 'pointerdown']) document.addEventListener(type, onInput, true);
    return () => {
      observer.disconnect();
      document.removeEventListener('focusin', onFocus);
      for (const type of ['keydown', 'pointerdown']) document.removeEventListener(type, onInput, true);
    };
  }, [board]);
}
