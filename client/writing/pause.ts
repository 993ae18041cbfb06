/** A pause in typing that ends a step of undo (J6), and after which rows may change their height (C8). */
export const PAUSE_MS = 800;
