import { useState } from 'react';
import type { Id } from '../../shared/journey/journey.ts';
import { recallMembership } from '../session/membership.ts';
import { BoardRoom } from './board-room.tsx';
import { JoinScreen } from './join-screen.tsx';

/** Whoever was here before with this link goes straight in. */
export function BoardPage({ boardId, token }: { boardId: Id; token: string }) {
  const [member, setMember] = useState(() => recallMembership(boardId, token));
  return member ? (
    <BoardRoom member={member} onLeave={() => setMember(undefined)} />
  ) : (
    <JoinScreen boardId={boardId} token={token} onJoined={setMember} />
  );
}
