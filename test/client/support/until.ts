import { vi } from 'vitest';

/** Waits until a check holds, as long as a busy machine may need: a second, the default, is not always enough. */
export const until = (check: () => unknown): Promise<unknown> => vi.waitFor(check, { timeout: 10_000 });
