import { colourOf } from '../../shared/wire/colours.ts';
import { atLeast, ROLES, type Role } from '../../shared/wire/roles.ts';
import type { LinkRow, PersonRow, Storage } from '../storage/port.ts';
import { ColoursInUse } from './colours-in-use.ts';
import { hashPassword, linkToken, passwordFits, personOfSession, sameText, sessionOf, type Secret } from './tokens.ts';

/** Who is asking: a person who joined, or somebody with a link alone. */
export interface Caller {
  role: Role;
  person: PersonRow | undefined;
  /** Of the link it all rests on (A1), and when it ends. */
  epoch: number;
  expires?: number | undefined;
}

export type JoinResult =
  { ok: true; personId: string; session: string; role: Role } | { ok: false; why: 'token' | 'password' };

export class Access {
  readonly #secret: Secret;
  readonly #storage: Storage;
  readonly #now: () => number;
  readonly #colours = new ColoursInUse();

  constructor(secret: Secret, storage: Storage, now: () => number = Date.now) {
    this.#secret = secret;
    this.#storage = storage;
    this.#now = now;
  }

  firstLinks(): LinkRow[] {
    return ROLES.map((role) => ({ role, epoch: 0 }));
  }

  token(board: string, link: LinkRow): string {
    return linkToken(this.#secret, board, link.role, link.epoch);
  }

  /** Undefined: neither a valid link nor a valid session of this board. */
  async caller(board: string, credential: string | undefined): Promise<Caller | undefined> {
    if (!credential) return undefined;
    const links = await this.#storage.links(board);
    const personId = personOfSession(this.#secret, board, credential);
    if (personId !== undefined) {
      const person = await this.#storage.person(personId);
      const link = links.find((l) => l.role === person?.role);
      // renewing a link ends the sessions that were opened with it, and so does its time
      if (!person || person.boardId !== board || link?.epoch !== person.epoch || this.#isOver(link)) return undefined;
      this.#colours.saw(board, person.id);
      return { role: person.role, person, epoch: person.epoch, expires: link.expires };
    }
    const link = this.#linkOf(board, links, credential);
    // a link with a password opens nothing by itself, it has to be joined with
    return link && link.passwordHash === undefined
      ? { role: link.role, person: undefined, epoch: link.epoch, expires: link.expires }
      : undefined;
  }

  async join(
    board: string,
    token: string | undefined,
    { name, password = '' }: { name: string; password?: string | undefined },
    /** Throws when there were too many guesses. */
    mayGuess: () => void = () => undefined,
  ): Promise<JoinResult> {
    const link = token ? this.#linkOf(board, await this.#storage.links(board), token) : undefined;
    if (!link) return { ok: false, why: 'token' };
    if (link.passwordHash !== undefined) {
      mayGuess();
      if (!(await passwordFits(password, link.passwordHash))) return { ok: false, why: 'password' };
    }
    const id = this.#colours.nextId(board);
    await this.#storage.addPerson({
      id,
      boardId: board,
      name,
      role: link.role,
      color: colourOf(id),
      epoch: link.epoch,
    });
    return { ok: true, personId: id, session: sessionOf(this.#secret, board, id), role: link.role };
  }

  /** Links a person may hand on: their own role and below (A1). */
  async linksFor(board: string, role: Role): Promise<readonly (LinkRow & { token: string })[]> {
    const links = await this.#storage.links(board);
    return ROLES.flatMap((r) => links.filter((l) => l.role === r && atLeast(role, r))).map((l) => ({
      ...l,
      token: this.token(board, l),
    }));
  }

  async changeLink(
    board: string,
    role: Role,
    change: { renew?: boolean | undefined; expires?: number | null | undefined; password?: string | null | undefined },
  ): Promise<void> {
    const before = (await this.#storage.links(board)).find((l) => l.role === role) ?? { role, epoch: 0 };
    const expires = change.expires === undefined ? before.expires : (change.expires ?? undefined);
    const passwordHash =
      change.password === undefined
        ? before.passwordHash
        : change.password === null
          ? undefined
          : await hashPassword(change.password);
    await this.#storage.setLink(board, {
      role,
      epoch: before.epoch + (change.renew ? 1 : 0),
      ...(expires === undefined ? {} : { expires }),
      ...(passwordHash === undefined ? {} : { passwordHash }),
    });
  }

  #isOver({ expires }: LinkRow): boolean {
    return expires !== undefined && expires <= this.#now();
  }

  #linkOf(board: string, links: readonly LinkRow[], token: string): LinkRow | undefined {
    return links.find((l) => !this.#isOver(l) && sameText(token, this.token(board, l)));
  }
}
