import type { LinksAnswer } from '../../shared/wire/api.ts';
import type { Role } from '../../shared/wire/roles.ts';

export type Links = LinksAnswer['links'];
/** Who asks, and of which board. */
export interface Asking {
  boardId: string;
  session: string;
}
export interface LinkChange {
  renew?: boolean;
  expires?: number | null;
  password?: string | null;
}

async function links(address: string, { session }: Asking, change?: LinkChange): Promise<Links | undefined> {
  try {
    const response = await fetch(address, {
      ...(change === undefined ? {} : { method: 'POST', body: JSON.stringify(change) }),
      headers: { authorization: `Bearer ${session}`, 'content-type': 'application/json' },
    });
    return response.ok ? ((await response.json()) as LinksAnswer).links : undefined;
  } catch {
    return undefined;
  }
}

/** The links of one's own role and below (A1); undefined when they could not be had. */
export const readLinks = (asking: Asking): Promise<Links | undefined> =>
  links(`/api/boards/${asking.boardId}/links`, asking);

export const changeLink = (asking: Asking, role: Role, change: LinkChange): Promise<Links | undefined> =>
  links(`/api/boards/${asking.boardId}/links/${role}`, asking, change);
