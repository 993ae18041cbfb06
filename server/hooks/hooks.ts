import { createHash, createHmac, randomBytes } from 'node:crypto';
import { newId } from '../../shared/journey/ids.ts';
import type { Journey } from '../../shared/journey/journey.ts';
import { type Stand, type Standing, standings } from '../../shared/journey/metrics/targets.ts';
import type { HookAnswer, HookMessage, HookState, MadeHookAnswer } from '../../shared/wire/hooks.ts';
import type { Storage } from '../storage/port.ts';

const HOOK = 'hook';
const STANDING = 'standing';
export const MESSAGE = 'message';

interface Hook {
  url: string;
  secret: string;
  metricIds?: readonly string[];
  last?: HookState;
}

/** A message on its way. */
export interface Sending {
  hookId: string;
  body: string;
  tries: number;
}

const idOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 24);

const answerOf = (id: string, { url, metricIds, last }: Hook, waiting: number): HookAnswer => ({
  id,
  url,
  waiting,
  ...(metricIds ? { metricIds } : {}),
  ...(last ? { last } : {}),
});

/** Who is told when a number crosses its target. All of it is kept in storage, so that a restart forgets nothing. */
export class Hooks {
  readonly #storage: Storage;
  readonly #now: () => number;

  constructor(storage: Storage, now: () => number = Date.now) {
    this.#storage = storage;
    this.#now = now;
  }

  async list(board: string): Promise<HookAnswer[]> {
    const [hooks, messages] = await Promise.all([
      this.#storage.slips(board, HOOK),
      this.#storage.slips(board, MESSAGE),
    ]);
    const waiting = messages.map(({ body }) => (JSON.parse(body) as Sending).hookId);
    return hooks.map(({ id, body }) =>
      answerOf(id, JSON.parse(body) as Hook, waiting.filter((hookId) => hookId === id).length),
    );
  }

  /** From now on: how things stand at this moment is no news. */
  async add(
    board: string,
    wanted: { url: string; metricIds?: readonly string[] | undefined },
    journey: Journey,
  ): Promise<MadeHookAnswer> {
    const hook: Hook = {
      url: wanted.url,
      secret: randomBytes(24).toString('base64url'),
      ...(wanted.metricIds ? { metricIds: wanted.metricIds } : {}),
    };
    const id = newId();
    if ((await this.#storage.slips(board, HOOK)).length === 0) await this.#note(board, standings(journey));
    await this.#storage.putSlip({ board, kind: HOOK, id, due: this.#now(), body: JSON.stringify(hook) });
    return { ...answerOf(id, hook, 0), secret: hook.secret };
  }

  async remove(board: string, id: string): Promise<boolean> {
    if (!(await this.#storage.slip(board, HOOK, id))) return false;
    const messages = await this.#storage.slips(board, MESSAGE);
    const own = messages.filter(({ body }) => (JSON.parse(body) as Sending).hookId === id);
    await this.#storage.dropSlips(
      board,
      MESSAGE,
      own.map((slip) => slip.id),
    );
    await this.#storage.dropSlips(board, HOOK, [id]);
    return true;
  }

  async hook(board: string, id: string): Promise<Hook | undefined> {
    const found = await this.#storage.slip(board, HOOK, id);
    return found && (JSON.parse(found.body) as Hook);
  }

  async tell(board: string, id: string, last: HookState): Promise<void> {
    const hook = await this.hook(board, id);
    if (!hook) return;
    await this.#storage.putSlip({ board, kind: HOOK, id, due: this.#now(), body: JSON.stringify({ ...hook, last }) });
  }

  /** Compares how numbers stand with how they stood, and writes down a message for each that went over its target. */
  async look(board: string, journey: Journey): Promise<number> {
    const hooks = (await this.#storage.slips(board, HOOK)).map(({ id, body }) => ({
      id,
      ...(JSON.parse(body) as Hook),
    }));
    if (hooks.length === 0) return 0;
    const now = standings(journey);
    const before = new Map(
      (await this.#storage.slips(board, STANDING)).map(({ id, body }) => [id, JSON.parse(body) as Known]),
    );
    let written = 0;
    for (const [key, stand] of now) {
      const known = before.get(idOf(key));
      // another target is another question, and the first value of all has crossed nothing
      if (!known || known.target !== stand.metric.target || known.standing === stand.standing) continue;
      for (const hook of hooks) {
        if (hook.metricIds && !hook.metricIds.includes(stand.metric.id)) continue;
        if (await this.#send(board, hook.id, stand)) written += 1;
      }
    }
    await this.#note(board, now, before);
    return written;
  }

  /** Under an id of what it says: another process that saw the same writes the same message, and it is one. */
  async #send(board: string, hookId: string, { metric, latest, standing }: Stand): Promise<boolean> {
    const { metricId, target, segment, period, value, n, passportId } = latest;
    const id = idOf(hookId, metricId, target, segment, period, String(value), standing, passportId);
    const message: HookMessage = {
      id,
      event: standing === 'met' ? 'target.met' : 'target.missed',
      at: new Date(this.#now()).toISOString(),
      board,
      metric: {
        id: metric.id,
        name: metric.name,
        kind: metric.kind,
        unit: metric.unit,
        direction: metric.direction,
        target: metric.target ?? 0,
      },
      target,
      segment,
      period,
      value,
      n,
    };
    const sending: Sending = { hookId, body: JSON.stringify(message), tries: 0 };
    return this.#storage.addSlip({ board, kind: MESSAGE, id, due: this.#now(), body: JSON.stringify(sending) });
  }

  async #note(board: string, now: Map<string, Stand>, before = new Map<string, Known>()): Promise<void> {
    for (const [key, { metric, standing }] of now) {
      const id = idOf(key);
      const known = before.get(id);
      if (known?.standing === standing && known.target === metric.target) continue;
      const body = JSON.stringify({ standing, target: metric.target ?? 0 } satisfies Known);
      await this.#storage.putSlip({ board, kind: STANDING, id, due: this.#now(), body });
    }
  }
}

interface Known {
  standing: Standing;
  /** The target it was judged by. */
  target: number;
}

export function signatureOf(secret: string, body: string, seconds: number): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
