/** `unkept`: no connection, and no store on this device either. */
export type Saved = 'saving' | 'saved' | 'offline' | 'unkept';

export interface Link {
  /** The socket is open. */
  open: boolean;
  /** The first exchange of this connection is over. */
  synced: boolean;
  sent: number;
  acknowledged: number;
  /** This device keeps the document too. */
  kept: boolean;
}

/** D14: saved = none outstanding, sync finished, socket open. */
export function savedState({ open, synced, sent, acknowledged, kept }: Link): Saved {
  if (!open) return kept ? 'offline' : 'unkept';
  return synced && acknowledged >= sent ? 'saved' : 'saving';
}
