import { useEffect, useRef } from 'react';
import type { Id } from '../../shared/journey/journey.ts';
import type { Editor } from '../editor/store.ts';
import type { BoardSession } from '../session/connect.ts';
import { useTranslation } from '../ui/speech.ts';
import { toast } from '../ui/toast.tsx';
import { leadNow } from '../workshop/lead.ts';

/** As long as a call may take to reach somebody; who comes later is not asked. */
const HEARD_MS = 5_000;

interface CallingSlotProps {
  session: BoardSession;
  editor: Editor;
  mapId: Id;
  /** Another number for another call. */
  calls: number;
}

/** Asks everybody to look at what is seen here. */
export function CallingSlot({ session: { presence }, editor, mapId, calls }: CallingSlotProps) {
  const { t } = useTranslation();
  const made = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // a call is made once; where one goes afterwards is one's own
    if (made.current === calls) return;
    // unlike any call before, also of this person's own in another window
    const lead = leadNow(editor, mapId, { call: Date.now() % 1e9 });
    if (!lead) return;
    made.current = calls;
    presence.say({ lead });
    toast(t('follow.asked'));
    clearTimeout(timer.current);
    timer.current = setTimeout(() => presence.say({ lead: null }), HEARD_MS);
  }, [calls, editor, mapId, presence, t]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return null;
}
