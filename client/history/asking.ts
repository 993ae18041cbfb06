import { checkJourneyFile, journeyOf } from '../../shared/files/journey-file.ts';
import type { Id, Journey } from '../../shared/journey/journey.ts';
import type { ErrorAnswer } from '../../shared/wire/api.ts';
import type { ActivityAnswer, RestoreAnswer, VersionsAnswer, VersionSummary } from '../../shared/wire/history.ts';

/** Who asks, and of which board. */
export interface Asking {
  boardId: string;
  session: string;
}

export type Answer<T> = { ok: true; value: T } | { ok: false; code: string };

async function ask<T>({ boardId, session }: Asking, path: string, body?: unknown): Promise<Answer<T>> {
  try {
    const response = await fetch(`/api/boards/${boardId}${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { authorization: `Bearer ${session}`, 'content-type': 'application/json' },
    });
    const said: unknown = await response.json();
    return response.ok ? { ok: true, value: said as T } : { ok: false, code: (said as ErrorAnswer).error.code };
  } catch {
    return { ok: false, code: 'network' };
  }
}

export const readVersions = (asking: Asking): Promise<Answer<VersionsAnswer>> => ask(asking, '/versions');

export const readActivity = (asking: Asking, before?: string): Promise<Answer<ActivityAnswer>> =>
  ask(asking, before === undefined ? '/activity' : `/activity?before=${encodeURIComponent(before)}`);

export const saveVersion = (asking: Asking, name: string): Promise<Answer<VersionSummary>> =>
  ask(asking, '/versions', { name });

export const restoreVersion = (asking: Asking, id: Id, scope: string | undefined): Promise<Answer<RestoreAnswer>> =>
  ask(asking, `/versions/${id}/restore`, scope === undefined ? {} : { scope });

/** What a version says never changes, so it is asked for once. */
const read = new Map<Id, Promise<Answer<Journey>>>();

export function readVersion(asking: Asking, id: Id): Promise<Answer<Journey>> {
  const known = read.get(id);
  if (known) return known;
  const asked = ask<unknown>(asking, `/versions/${id}?pictures=none`).then((answer): Answer<Journey> => {
    if (!answer.ok) return answer;
    const file = checkJourneyFile(answer.value);
    return file.ok ? { ok: true, value: journeyOf(file.value) } : { ok: false, code: 'unreadable' };
  });
  read.set(id, asked);
  void asked.then(({ ok }) => ok || read.delete(id));
  return asked;
}
