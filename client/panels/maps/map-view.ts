import { useMemo } from 'react';
import type { ActionContext } from '../../editor/action.types.ts';
import type { Editor } from '../../editor/store.ts';
import type { BoardPort } from '../../../shared/document/board.ts';
import type { Id } from '../../../shared/journey/journey.ts';
import type { Presence } from '../../../shared/wire/presence.ts';
import type { Role } from '../../../shared/wire/roles.ts';
import { useTranslation } from '../../ui/speech.ts';

/** What panels about maps and personas work with. */
export interface MapView {
  port: BoardPort;
  presence: Presence;
  editor: Editor;
  role: Role;
  mapId: Id;
  personId: Id;
}

export function useActionContext({ port, editor, role, mapId, personId }: MapView): ActionContext {
  const { t } = useTranslation();
  return useMemo(
    () => ({ port, editor, role, mapId, personId, t: (key: string) => t(key) }),
    [port, editor, role, mapId, personId, t],
  );
}
