import type { BoardSession } from '../session/connect.ts';
import { mapsOf } from '../../shared/journey/columns.ts';
import { PlainMap } from './plain-map.tsx';
import { TopBar } from './top-bar.tsx';
import { useJourney } from './use-session.ts';
import './board.css';

export function BoardScreen({ session }: { session: BoardSession }) {
  const journey = useJourney(session.port);
  const map = mapsOf(journey)[0];
  return (
    <div className="board">
      <TopBar session={session} map={map} />
      <main className="board-main">{map ? <PlainMap session={session} mapId={map.id} /> : null}</main>
    </div>
  );
}
