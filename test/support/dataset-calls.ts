import type { EventFunnelQuestion } from '../../shared/journey/event-funnel.ts';
import type { PathsQuestion } from '../../shared/journey/paths.ts';
import type {
  DatasetAnswer,
  DatasetsAnswer,
  FunnelAnswer,
  MappingAnswer,
  PathsAnswer,
} from '../../shared/wire/datasets.ts';
import type { ErrorAnswer } from '../../shared/wire/api.ts';

export interface Told<T> {
  status: number;
  body: T & Partial<ErrorAnswer>;
}

/** The calls about data sets, as a script would make them. */
export function datasetCalls(server: { url: string; board: string }, token: string) {
  const base = `${server.url}/api/boards/${server.board}/datasets`;
  async function call<T>(
    method: string,
    path: string,
    body?: RequestInit['body'],
    more: RequestInit = {},
  ): Promise<Told<T>> {
    const answer = await fetch(`${base}${path}`, {
      method,
      ...more,
      headers: { authorization: `Bearer ${token}`, ...(more.headers as Record<string, string>) },
      ...(body === undefined ? {} : { body }),
    });
    return { status: answer.status, body: (await answer.json()) as Told<T>['body'] };
  }
  return {
    bring: (file: RequestInit['body'], query = '', more: RequestInit = {}) =>
      call<DatasetAnswer>('POST', query, file, more),
    connect: (body: object) => call<DatasetAnswer>('POST', '/connect', JSON.stringify(body)),
    list: () => call<DatasetsAnswer>('GET', ''),
    remove: (id: string) => call<{ ok: true }>('DELETE', `/${id}`),
    map: (id: string, mapping: object) => call<MappingAnswer>('PUT', `/${id}/mapping`, JSON.stringify(mapping)),
    funnel: (id: string, question: EventFunnelQuestion & { place?: string }, more?: RequestInit) =>
      call<FunnelAnswer>('POST', `/${id}/funnel`, JSON.stringify(question), more),
    paths: (id: string, question: PathsQuestion & { place?: string } = {}) =>
      call<PathsAnswer>('POST', `/${id}/paths`, JSON.stringify(question)),
  };
}

export type DatasetCalls = ReturnType<typeof datasetCalls>;
