import type { BoardUser } from './board-user.ts';

export interface Finger {
  x: number;
  y: number;
}

/** Fingers on the screen of somebody, as the browser is told of them by a touch screen. */
export async function touching(who: BoardUser) {
  const session = await who.context.newCDPSession(who.page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', fingers: readonly Finger[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: fingers.map((finger, id) => ({ ...finger, id })) });
  return {
    down: (...fingers: Finger[]) => send('touchStart', fingers),
    move: (...fingers: Finger[]) => send('touchMove', fingers),
    up: () => send('touchEnd', []),
  };
}
