import { useStore } from 'zustand';
import type { PicturePort } from '../../editor/pictures.ts';
import { CompareView } from '../compare/compare-view.tsx';
import { PersonasDialog } from '../personas/personas-dialog.tsx';
import { useRecords } from '../use-records.ts';
import { CopyTo } from './copy-to.tsx';
import { LinkDialog } from './link-dialog.tsx';
import type { MapView } from './map-view.ts';
import { RenameMap } from './rename-map.tsx';

/** What lies open over the board. */
export function Desk({ pictures, ...view }: MapView & { pictures?: PicturePort }) {
  const { port, editor } = view;
  const journey = useRecords(port);
  const dialog = useStore(editor.desk, (state) => state.dialog);
  const comparing = useStore(editor.desk, (state) => state.comparing);
  const close = (): void => editor.desk.close();
  const isThere = (id: string): boolean => journey.maps.get(id)?.deleted === undefined && journey.maps.has(id);
  if (comparing && isThere(comparing.from) && isThere(comparing.to)) return <CompareView {...view} pair={comparing} />;
  switch (dialog?.kind) {
    case 'renameMap': {
      const map = journey.maps.get(dialog.id);
      return map ? <RenameMap key={map.id} map={map} port={port} onClose={close} /> : null;
    }
    case 'personas':
      return <PersonasDialog {...view} key={dialog.id ?? ''} first={dialog.id} pictures={pictures} onClose={close} />;
    case 'copyTo':
      return <CopyTo {...view} what={dialog.what} onClose={close} />;
    case 'link':
      return <LinkDialog {...view} of={dialog.of} onClose={close} />;
    default:
      return null;
  }
}
