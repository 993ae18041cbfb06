/** Who made a transaction. Undo follows LOCAL alone (J6). */
export const LOCAL = Symbol('local');
export const LOAD = Symbol('load');
export const MIGRATE = Symbol('migrate');
