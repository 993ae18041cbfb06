/** Message types of a frame: the first varint (y-protocols), and our own acknowledgement (D14). */
export const FRAME = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, acknowledgement: 100 } as const;

/** WebSocket close codes (D9): 4400–4499 are final, the stock client stops; all others are tried again. */
export const CLOSE = {
  malformed: 4400,
  unauthorised: 4401,
  forbidden: 4403,
  notFound: 4404,
  tooLarge: 4413,
  outdated: 4426,
  restarting: 1012,
  tryAgain: 1013,
} as const;

/** Subprotocol the server answers with; a link's token or a person's session is offered beside it (A1). */
export const SUBPROTOCOL = 'journeyboard';

export const LIMITS = {
  documentFrame: 32 * 1024 * 1024,
  presenceFrame: 16 * 1024,
  readerQueue: 8 * 1024 * 1024,
} as const;
