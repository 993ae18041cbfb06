import type { ErrorAnswer } from '../../shared/wire/api.ts';
import type {
  DatasetAnswer,
  DatasetMapping,
  DatasetsAnswer,
  FunnelAnswer,
  FunnelAsked,
  MappingAnswer,
  PathsAnswer,
  PathsAsked,
} from '../../shared/wire/datasets.ts';
import type { Problem } from '../../shared/journey/journey.ts';

/** What the server refused, with the rows it names. */
export class Refused extends Error {
  readonly code: string;
  readonly problems: readonly Problem[];
  constructor({ code, message, problems = [] }: ErrorAnswer['error']) {
    super(message);
    this.code = code;
    this.problems = problems;
  }
}

/** Event logs of a board, on its server. */
export interface Datasets {
  /** `kept`: names of personal columns that are wanted all the same (A6). */
  send(
    file: File,
    kept: readonly string[],
    onProgress: (sent: number) => void,
    signal: AbortSignal,
  ): Promise<DatasetAnswer>;
  list(): Promise<readonly DatasetAnswer[]>;
  remove(id: string): Promise<void>;
  map(id: string, mapping: DatasetMapping): Promise<MappingAnswer>;
  funnel(id: string, asked: FunnelAsked, signal: AbortSignal): Promise<FunnelAnswer>;
  paths(id: string, asked: PathsAsked): Promise<PathsAnswer>;
}

const LOST: ErrorAnswer = { error: { code: 'network', message: '' } };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return LOST;
  }
}

const isError = (body: unknown): body is ErrorAnswer => typeof body === 'object' && body !== null && 'error' in body;

/** `fetch` does not tell how much of a body is on its way, and a file of a gigabyte must. */
function upload(
  address: string,
  session: string,
  file: File,
  onProgress: (sent: number) => void,
  signal: AbortSignal,
): Promise<DatasetAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('authorization', `Bearer ${session}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    if (/\.gz$/iu.test(file.name)) request.setRequestHeader('content-encoding', 'gzip');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () => {
      const body = parsed(request.responseText);
      if (isError(body)) reject(new Refused(body.error));
      else resolve(body as DatasetAnswer);
    };
    request.onerror = () => reject(new Refused(LOST.error));
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

export function datasetsOf(boardId: string, session: string): Datasets {
  const base = `/api/boards/${boardId}/datasets`;
  async function ask<T>(path: string, method: string, body?: unknown, signal?: AbortSignal): Promise<T> {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: { authorization: `Bearer ${session}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    }).catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw new Refused(LOST.error);
    });
    const answer = parsed(await response.text());
    if (!response.ok || isError(answer)) throw new Refused(isError(answer) ? answer.error : LOST.error);
    return answer as T;
  }
  return {
    send(file, kept, onProgress, signal) {
      const query = new URLSearchParams({ name: file.name });
      for (const name of kept) query.append('keep', name);
      return upload(`${base}?${query.toString()}`, session, file, onProgress, signal);
    },
    list: async () => (await ask<DatasetsAnswer>('', 'GET')).datasets,
    remove: async (id) => void (await ask(`/${id}`, 'DELETE')),
    map: (id, mapping) => ask(`/${id}/mapping`, 'PUT', mapping),
    funnel: (id, asked, signal) => ask(`/${id}/funnel`, 'POST', asked, signal),
    paths: (id, asked) => ask(`/${id}/paths`, 'POST', asked),
  };
}
