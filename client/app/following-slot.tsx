import type { Id } from '../../shared/journey/journey.ts';
import type { Editor } from '../editor/store.ts';
import type { BoardSession } from '../session/connect.ts';
import { FollowingBar } from '../workshop/following-bar.tsx';
import { useLocale } from './language.ts';

interface FollowingSlotProps {
  session: BoardSession;
  editor: Editor;
  mapId: Id;
}

/** Somebody presents, or asks everybody to look. */
export function FollowingSlot({ session: { port, presence }, editor, mapId }: FollowingSlotProps) {
  return <FollowingBar {...{ port, presence, editor, mapId }} locale={useLocale()} />;
}
