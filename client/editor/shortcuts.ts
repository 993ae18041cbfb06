export type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'> & { code?: string };

/** `Mod++` is Mod and the plus sign. */
const partsOf = (shortcut: string): string[] => shortcut.split(/\+(?=.)/u);
const isDigit = (key: string): boolean => /^\d$/u.test(key);
/** A sign for which one keyboard needs Shift and another does not. */
const isSign = (key: string): boolean => /^[^\p{L}\d\s]$/u.test(key);

/** Digits with Shift, and letters with Alt, write something else on every keyboard, and are known by their place. */
function isKey(key: string, { key: pressed, code }: Pressed, place: boolean): boolean {
  if (pressed.toLowerCase() === key.toLowerCase()) return true;
  if (isDigit(key)) return code === `Digit${key}` || code === `Numpad${key}`;
  return place && code === `Key${key.toUpperCase()}`;
}

/** Whether keys pressed are those of a shortcut such as `Mod+Shift+Z`; `Mod` is Ctrl, or Command on a Mac. */
export function matches(shortcut: string, pressed: Pressed): boolean {
  const parts = partsOf(shortcut);
  const key = parts.pop() ?? '';
  const alt = parts.includes('Alt');
  return (
    isKey(key, pressed, alt) &&
    (pressed.ctrlKey || pressed.metaKey) === parts.includes('Mod') &&
    (isSign(key) || pressed.shiftKey === parts.includes('Shift')) &&
    pressed.altKey === alt
  );
}

export const isApple = (): boolean => /mac|iphone|ipad/iu.test(navigator.platform);

const APPLE: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Delete: '⌦', Backspace: '⌫' };
const OTHERS: Readonly<Record<string, string>> = { Mod: 'Ctrl' };
const BOTH: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  '-': '−',
};

/** The keys of a shortcut as they are written on this machine's keyboard. */
export function keysOf(shortcut: string, apple = isApple()): string[] {
  return partsOf(shortcut).map((key) => (apple ? APPLE : OTHERS)[key] ?? BOTH[key] ?? key);
}

/** The same in one piece, for menus and tooltips. */
export function keyName(shortcut: string, apple = isApple()): string {
  return keysOf(shortcut, apple).join(apple ? '' : '+');
}
