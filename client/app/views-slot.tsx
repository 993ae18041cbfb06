import type { Id } from '../../shared/journey/journey.ts';
import { readLinks } from '../panels/links.ts';
import type { Editor } from '../editor/store.ts';
import type { BoardSession } from '../session/connect.ts';
import { ViewsPanel } from '../workshop/views-panel.tsx';

interface ViewsSlotProps {
  session: BoardSession;
  editor: Editor;
  mapId: Id;
}

/** The saved views, beside the map. */
export function ViewsSlot({ session: { port, member }, editor, mapId }: ViewsSlotProps) {
  const { boardId, session, role, personId } = member;
  // a link that is passed on in a hurry should open nothing to be changed
  const linkTo = async (id: Id): Promise<string | undefined> => {
    const url = (await readLinks({ boardId, session }))?.view?.url;
    if (url === undefined) return undefined;
    const address = new URL(url);
    address.searchParams.set('view', id);
    return address.href;
  };
  return <ViewsPanel {...{ port, editor, role, mapId, personId, linkTo }} />;
}
