import { useStore } from 'zustand';
import { renewedFile } from '../../shared/files/renewed.ts';
import { picturesOf } from '../../shared/files/journey-file.ts';
import type { JourneyFile } from '../../shared/files/journey-file.types.ts';
import { newId } from '../../shared/journey/ids.ts';
import { byOrder } from '../../shared/journey/order.ts';
import { BringMap } from '../data/maps/bring-map.tsx';
import type { Editor } from '../editor/store.ts';
import { showMap } from '../editor/map-actions.ts';
import type { BoardSession } from '../session/connect.ts';
import { useLocale } from './language.ts';
import { useTheme } from './theme.ts';

/** A map from a file, where somebody asked for one; one step of undo takes it back. */
export function BringSlot({ session, editor }: { session: BoardSession; editor: Editor }) {
  const isOpen = useStore(editor.desk, ({ dialog }) => dialog?.kind === 'bringMap');
  const [locale, theme] = [useLocale(), useTheme()];
  const { port, pictures } = session;
  async function make(file: JourneyFile): Promise<boolean> {
    for (const picture of picturesOf(file).values()) {
      if (!picture) continue;
      const stored = await pictures.upload(new Blob([new Uint8Array(picture.bytes)], { type: picture.type }));
      // cards say themselves that a picture is missing; without the server none can be kept
      if (!stored.ok && stored.why === 'offline') return false;
    }
    const contents = renewedFile(file, newId);
    const [first] = [...(contents.maps ?? [])].sort(byOrder);
    if (!first) return false;
    port.run({ type: 'bringMaps', contents });
    showMap({ editor }, first.id);
    return true;
  }
  return isOpen ? <BringMap as="map" {...{ locale, theme }} onMake={make} onClose={() => editor.desk.close()} /> : null;
}
