import { useEffect, useState } from 'react';
import type { Presence } from '../../shared/wire/presence.ts';

/** Whether anybody led others since this page was opened: what follows them is fetched then, and stays. */
export function useLed(presence: Presence): boolean {
  const [isLed, setLed] = useState(false);
  useEffect(() => {
    if (isLed) return undefined;
    const look = (): void => {
      for (const { lead } of presence.others().values()) if (lead) setLed(true);
    };
    look();
    return presence.subscribe(look);
  }, [presence, isLed]);
  return isLed;
}
