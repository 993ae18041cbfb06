import { useCallback, useState } from 'react';
import type { BoardSession } from '../session/connect.ts';
import type { Membership } from '../session/membership.ts';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { BoardScreen } from './board-screen.tsx';
import { CLOSE } from '../../shared/wire/frames.ts';
import { ClosedNotice, Mending } from './later.ts';
import { Notice } from './notice.tsx';
import { go } from './route.ts';
import { useSession, useValue } from './use-session.ts';

export interface BoardRoomProps {
  member: Membership;
  /** To the join screen again. */
  onLeave: () => void;
}

export function BoardRoom({ member, onLeave }: BoardRoomProps) {
  const [attempt, setAttempt] = useState(0);
  const onRetry = useCallback(() => setAttempt((count) => count + 1), []);
  return <Attempt key={attempt} member={member} onLeave={onLeave} onRetry={onRetry} />;
}

function Attempt({ member, onLeave, onRetry }: BoardRoomProps & Pick<RoomProps, 'onRetry'>) {
  const session = useSession(member);
  return session ? <Room session={session} onLeave={onLeave} onRetry={onRetry} /> : null;
}

interface RoomProps {
  session: BoardSession;
  onLeave: () => void;
  onRetry: () => void;
}

function Room({ session, onLeave, onRetry }: RoomProps) {
  const phase = useValue(session.phase);
  switch (phase.at) {
    case 'opening':
      return <Opening session={session} />;
    case 'closed':
      // a page of a wrong origin is refused too, and has nothing to put right
      if (phase.code === CLOSE.forbidden && phase.reason !== 'origin')
        return <Mending session={session} code={phase.code} onLeave={onLeave} onRetry={onRetry} />;
      return <ClosedNotice session={session} code={phase.code} onLeave={onLeave} onRetry={onRetry} />;
    case 'open':
      return <BoardScreen session={session} />;
  }
}

/** Nothing of the board is on this device yet. */
function Opening({ session }: { session: BoardSession }) {
  const { t } = useTranslation();
  const saved = useValue(session.saved);
  const away = saved === 'offline' || saved === 'unkept';
  return away ? (
    <Notice title={t('app.opening.away.title')} actions={<Button onPress={() => go('/')}>{t('app.home')}</Button>}>
      <p role="status">{t('app.opening.away')}</p>
    </Notice>
  ) : (
    <div className="opening" role="status">
      {t('app.opening')}
    </div>
  );
}
