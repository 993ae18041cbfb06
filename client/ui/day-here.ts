/** The day of an instant (milliseconds since 1970) by the clock of whoever reads it, as `2026-11-25`: at night another one than in UTC. */
export const dayHere = (at: number): string => new Intl.DateTimeFormat('sv-SE').format(at);
