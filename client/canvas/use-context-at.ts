import { useCallback } from 'react';
import type { ActionContext, Target } from '../editor/actions.ts';
import { announce } from '../ui/announcer.tsx';
import { useTranslation } from '../ui/speech.ts';
import { toast } from '../ui/toast.tsx';
import { useCanvas } from './canvas-context.ts';

/** What an action on this map is given, with what it is asked of. */
export function useContextAt(): (target?: Target) => ActionContext {
  const { port, editor, mapId, role, personId, pictures } = useCanvas();
  const { t } = useTranslation();
  return useCallback(
    (target?: Target): ActionContext => ({
      port,
      editor,
      mapId,
      role,
      personId,
      pictures,
      t: (key, values) => t(key, { ...values }),
      announce,
      tell: toast,
      ...(target ? { target } : {}),
    }),
    [port, editor, mapId, role, personId, pictures, t],
  );
}
