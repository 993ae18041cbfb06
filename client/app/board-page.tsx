import { useState } from 'react';
import type { Id } from '../../shared/journey/journey.ts';
import { type Membership, recallMembership } from '../session/membership.ts';
import { isEmbedded } from './embedded.ts';
import { BoardRoom } from './board-room.tsx';
import { JoinScreen } from './join-screen.tsx';

/** Nobody in particular: a link's bare token only reads (A4), so no name is asked for. */
function visitor(boardId: Id, token: string): Membership {
  return { boardId, personId: 'embed', name: '', role: 'view', session: token, token };
}

/** Whoever was here before with this link goes straight in. */
export function BoardPage({ boardId, token }: { boardId: Id; token: string }) {
  const [member, setMember] = useState(() =>
    isEmbedded() ? visitor(boardId, token) : recallMembership(boardId, token),
  );
  return member ? (
    <BoardRoom member={member} onLeave={() => setMember(undefined)} />
  ) : (
    <JoinScreen boardId={boardId} token={token} onJoined={setMember} />
  );
}
