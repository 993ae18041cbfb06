import type { BoardSession } from '../session/connect.ts';
import { KeptAsideTray } from './kept-aside.tsx';
import { useHeld } from './use-held.ts';
import { useHomeless } from './use-homeless.ts';

/** Tells of all that could not go or stay where it was meant to: nobody needs it before the board is there. */
export function Losses({ session }: { session: BoardSession }) {
  useHomeless(session.port);
  useHeld(session.held);
  return <KeptAsideTray session={session} />;
}
