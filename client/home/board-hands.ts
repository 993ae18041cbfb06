import type { Recent } from './recents.ts';

/** What the page around can do with a board of the list; each answers whether it was done. */
export interface BoardHands {
  /** A path of this server, or a whole address. */
  open: (address: string) => void;
  /** Out of this browser, with all it keeps of the board. */
  forget: (recent: Recent) => void;
  rename: (recent: Recent, title: string) => Promise<boolean>;
  remove: (recent: Recent) => Promise<boolean>;
  bringBack: (recent: Recent) => Promise<boolean>;
  /** The board as a journey file; undefined when it cannot be had. */
  fileOf: (recent: Recent) => Promise<unknown>;
}
