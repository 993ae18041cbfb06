/** Who made a transaction. Undo follows LOCAL alone (J6). */
export const LOCAL = Symbol('local');
export const MIGRATE = Symbol('migrate');
