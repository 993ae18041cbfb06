import type { Instant } from '../../shared/journey/base.ts';

/** The day of an instant by the clock of whoever reads it, as `2026-11-25`: at night another one than in UTC. */
export const dayHere = (at: Instant): string => new Intl.DateTimeFormat('sv-SE').format(at);
