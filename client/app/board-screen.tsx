import { useState } from 'react';
import { mapsOf } from '../../shared/journey/columns.ts';
import { ImportDialog } from '../data/import-dialog.tsx';
import { ShareDialog } from '../panels/share-dialog.tsx';
import type { BoardSession } from '../session/connect.ts';
import { PlainMap } from './plain-map.tsx';
import { TopBar } from './top-bar.tsx';
import { useJourney } from './use-session.ts';
import './board.css';

/** At most one dialog is open. */
type Open = { dialog: 'import'; file?: File } | { dialog: 'share' };

export function BoardScreen({ session }: { session: BoardSession }) {
  const { port, member } = session;
  const journey = useJourney(port);
  const map = mapsOf(journey)[0];
  const [open, setOpen] = useState<Open>();
  const close = (): void => setOpen(undefined);
  return (
    <div className="board">
      <TopBar
        session={session}
        map={map}
        onImport={() => setOpen({ dialog: 'import' })}
        onShare={() => setOpen({ dialog: 'share' })}
      />
      <main className="board-main">{map ? <PlainMap session={session} mapId={map.id} /> : null}</main>
      {open?.dialog === 'import' && map ? (
        <ImportDialog
          port={port}
          mapId={map.id}
          who={{ id: member.personId, name: member.name }}
          {...(open.file ? { file: open.file } : {})}
          onClose={close}
        />
      ) : null}
      {open?.dialog === 'share' ? (
        <ShareDialog boardId={member.boardId} session={member.session} role={member.role} onClose={close} />
      ) : null}
    </div>
  );
}
