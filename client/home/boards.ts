import type { Locale, Problem } from '../../shared/journey/journey.ts';
import type { CreateBoardAnswer, ErrorAnswer, TemplateSummary } from '../../shared/wire/api.ts';

export type TemplateEntry = TemplateSummary;

/** Why no board was made: a code of the server's, or `network` / `server`. */
export type CreateFailure = 'network' | 'server' | 'create-token' | 'journey-file' | 'too-large' | 'too-many';
export type Created =
  { ok: true; board: CreateBoardAnswer } | { ok: false; why: CreateFailure; problems: readonly Problem[] };

/** A new board's beginning. */
export type Beginning = { template: string; locale: Locale } | { board: unknown };

const KNOWN: readonly CreateFailure[] = ['create-token', 'journey-file', 'too-large'];

export async function listTemplates(): Promise<readonly TemplateEntry[] | undefined> {
  try {
    const response = await fetch('/api/templates');
    return response.ok ? ((await response.json()) as TemplateEntry[]) : undefined;
  } catch {
    return undefined;
  }
}

/** J7: boards are made on the server. */
export async function createBoard(beginning: Beginning, createToken = ''): Promise<Created> {
  let response: Response;
  try {
    response = await fetch('/api/boards', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(createToken === '' ? {} : { authorization: `Bearer ${createToken}` }),
      },
      body: JSON.stringify(beginning),
    });
    if (response.ok) return { ok: true, board: (await response.json()) as CreateBoardAnswer };
  } catch {
    return { ok: false, why: 'network', problems: [] };
  }
  const { error } = await response.json().then(
    (body: unknown) => body as Partial<ErrorAnswer>,
    () => ({ error: undefined }),
  );
  if (response.status === 429) return { ok: false, why: 'too-many', problems: [] };
  const why = KNOWN.find((known) => known === error?.code);
  // a file that is no object at all is refused before it is read as a journey
  const ofFile = why ?? ('board' in beginning && response.status === 422 ? 'journey-file' : 'server');
  return { ok: false, why: ofFile, problems: error?.problems ?? [] };
}

async function done(path: string, method: string, credential: string, body?: unknown): Promise<boolean> {
  const response = await fetch(path, {
    method,
    headers: {
      authorization: `Bearer ${credential}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => undefined);
  return response?.ok ?? false;
}

export const renameBoard = (id: string, credential: string, title: string): Promise<boolean> =>
  done(`/api/boards/${id}`, 'PATCH', credential, { title });
export const deleteBoard = (id: string, credential: string): Promise<boolean> =>
  done(`/api/boards/${id}`, 'DELETE', credential);
export const undeleteBoard = (id: string, credential: string): Promise<boolean> =>
  done(`/api/boards/${id}/undelete`, 'POST', credential);

/** A board as its journey file; undefined when it cannot be had. */
export async function boardFile(id: string, credential: string): Promise<unknown> {
  try {
    const response = await fetch(`/api/boards/${id}`, { headers: { authorization: `Bearer ${credential}` } });
    return response.ok ? ((await response.json()) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

/** What people drop here that is welcome elsewhere, by the ends of its names. */
const ELSEWHERE: Readonly<Record<string, RegExp>> = {
  'numbers-file': /\.(csv|tsv|txt|xlsx?|ods)$/i,
  'picture-file': /\.(png|jpe?g|webp|gif|svg|heic)$/i,
  'slides-file': /\.(pptx?|pdf|key|odp)$/i,
};

/** What is in a chosen file, or why it cannot be a journey file. */
export async function readBoardFile(
  file: File,
): Promise<{ ok: true; board: unknown } | { ok: false; problem: Problem }> {
  try {
    return { ok: true, board: JSON.parse((await file.text()).replace(/^\uFEFF/, '')) as unknown };
  } catch {
    const code = Object.keys(ELSEWHERE).find((one) => ELSEWHERE[one]?.test(file.name)) ?? 'not-json';
    return { ok: false, problem: { where: file.name, code } };
  }
}
