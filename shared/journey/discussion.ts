import type { Comment, Id, Instant, Journey, Reaction, ReactionValue } from './journey.ts';
import { REACTIONS } from './journey.ts';

/** What is talked about. */
export type Subject = { kind: 'card' | 'stage' | 'lane'; id: Id } | { kind: 'place'; x: number; y: number };

/** What was said about one thing, from the first word on. */
export interface Thread {
  /** That of its first comment. */
  id: Id;
  target: string;
  mapId: Id | undefined;
  /** Who began it. */
  by: Id;
  /** Living comments in order; the first of them may be an answer, where the first was deleted. */
  comments: readonly Comment[];
  isResolved: boolean;
  /** Who settled it or opened it again, where somebody did. */
  turn: Comment | undefined;
  lastAt: Instant;
}

export function subjectOf(target: string): Subject | undefined {
  const [, kind, id] = /^(card|stage|lane):([A-Za-z0-9]{12})$/u.exec(target) ?? [];
  if (id !== undefined && (kind === 'card' || kind === 'stage' || kind === 'lane')) return { kind, id };
  const [, x, y] = /^place:(-?\d{1,7}),(-?\d{1,7})$/u.exec(target) ?? [];
  return x === undefined || y === undefined ? undefined : { kind: 'place', x: Number(x), y: Number(y) };
}

export function targetOf(subject: Subject): string {
  return subject.kind === 'place'
    ? `place:${Math.round(subject.x)},${Math.round(subject.y)}`
    : `${subject.kind}:${subject.id}`;
}

const byTime = (a: Comment, b: Comment): number => a.at - b.at || (a.id < b.id ? -1 : 1);

function threadOf(first: Comment, answers: readonly Comment[]): Thread | undefined {
  const said = [first, ...answers].filter((one) => one.deleted === undefined && one.resolved === undefined);
  if (said.length === 0) return undefined;
  const turn = answers.findLast((one) => one.deleted === undefined && one.resolved !== undefined);
  // an answer to what was settled opens it again, or it would be lost among the settled ones
  const isResolved = turn?.resolved === true && !said.some((one) => byTime(turn, one) < 0);
  return {
    id: first.id,
    target: first.target,
    mapId: first.mapId,
    by: first.createdBy,
    comments: said,
    isResolved,
    turn,
    lastAt: said.at(-1)?.at ?? first.at,
  };
}

const threads = new WeakMap<Journey['comments'], readonly Thread[]>();

/** Every thread of a board, the one last spoken in first; the same list until a comment changes. */
export function threadsOf({ comments }: Pick<Journey, 'comments'>): readonly Thread[] {
  const held = threads.get(comments);
  if (held) return held;
  const answers = new Map<Id, Comment[]>();
  for (const comment of comments.values()) {
    if (comment.threadId === undefined) continue;
    const list = answers.get(comment.threadId) ?? [];
    list.push(comment);
    answers.set(comment.threadId, list);
  }
  const found = [...comments.values()]
    .filter((comment) => comment.threadId === undefined && subjectOf(comment.target) !== undefined)
    .flatMap((first) => threadOf(first, (answers.get(first.id) ?? []).sort(byTime)) ?? [])
    .sort((a, b) => b.lastAt - a.lastAt || (a.id < b.id ? -1 : 1));
  threads.set(comments, found);
  return found;
}

/** The map a thread is on; undefined where what it is about is gone. */
export function mapOfThread(journey: Journey, thread: Pick<Thread, 'target' | 'mapId'>): Id | undefined {
  const subject = subjectOf(thread.target);
  switch (subject?.kind) {
    case 'place':
      return thread.mapId;
    case 'card': {
      const card = journey.cards.get(subject.id);
      const lane = card?.deleted ? undefined : journey.lanes.get(card?.cell.laneId ?? '');
      return lane?.deleted ? undefined : lane?.mapId;
    }
    case 'stage': {
      const stage = journey.stages.get(subject.id);
      return stage?.deleted ? undefined : stage?.mapId;
    }
    case 'lane': {
      const lane = journey.lanes.get(subject.id);
      return lane?.deleted ? undefined : lane?.mapId;
    }
    case undefined:
      return undefined;
  }
}

/** A name in a text, kept with whom it means: `@[Ayşe](aaaaaaaaaaaa)`. */
const MENTION = /@\[([^\]\n]{1,200})\]\(([A-Za-z0-9]{12})\)/gu;

export type Part = { text: string } | { name: string; personId: Id };

/** Words and names, in order. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(MENTION)) {
    const [whole, name = '', personId = ''] = match;
    if (match.index > from) parts.push({ text: text.slice(from, match.index) });
    parts.push({ name, personId });
    from = match.index + whole.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

export const mentions = (text: string, personId: Id): boolean =>
  partsOf(text).some((part) => 'personId' in part && part.personId === personId);

/** As it is read aloud, or stands in a field to be changed. */
export const wordsOf = (text: string): string =>
  partsOf(text)
    .map((part) => ('name' in part ? `@${part.name}` : part.text))
    .join('');

/** What somebody wrote, with the names they chose from the list kept as whom they mean. */
export function withMentions(words: string, chosen: ReadonlyMap<string, Id>): string {
  // longer names first: one name may begin with another
  const names = [...chosen.keys()].sort((a, b) => b.length - a.length);
  return names.reduce(
    (text, name) => text.replaceAll(`@${name}`, () => `@[${name.replaceAll(']', '')}](${chosen.get(name) ?? ''})`),
    words,
  );
}

/** Everybody who said something here, by the name they last said it under. */
export function speakersOf({ comments }: Pick<Journey, 'comments'>): ReadonlyMap<Id, string> {
  const people = new Map<Id, string>();
  for (const { createdBy, author } of [...comments.values()].sort(byTime)) if (author) people.set(createdBy, author);
  return people;
}

/** How many reacted how to a comment, and who. */
export function reactionsTo(
  { reactions }: Pick<Journey, 'reactions'>,
  commentId: Id,
): readonly { value: ReactionValue; people: readonly Id[] }[] {
  const own = [...reactions.values()].filter((one: Reaction) => one.commentId === commentId);
  return REACTIONS.flatMap((value) => {
    const people = own.filter((one) => one.value === value).map(({ personId }) => personId);
    return people.length === 0 ? [] : [{ value, people }];
  });
}

export type TalkFilter = 'open' | 'resolved' | 'mine' | 'mentions';

export function fits(thread: Thread, filter: TalkFilter, personId: Id): boolean {
  switch (filter) {
    case 'open':
      return !thread.isResolved;
    case 'resolved':
      return thread.isResolved;
    case 'mine':
      return thread.comments.some((comment) => comment.createdBy === personId);
    case 'mentions':
      return thread.comments.some((comment) => mentions(comment.text, personId));
  }
}

/** Comments of others that one has not seen yet. */
export function unreadIn(thread: Thread, read: ReadonlySet<Id>, personId: Id): Comment[] {
  return thread.comments.filter((comment) => comment.createdBy !== personId && !read.has(comment.id));
}
