import type { Command } from '../board.ts';
import { insertPlain, reactionKey, rootOf } from '../shape.ts';
import { type Work, type Write, add, edit, write } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function addComment(work: Work, { comment }: Of<'addComment'>): Write[] {
  return [add(work, 'comments', comment.id, { ...comment, at: work.now() })];
}

export function setComment(work: Work, { id, text }: Of<'setComment'>): Write[] {
  return work.journey.comments.get(id)?.text === text
    ? []
    : [edit(work, 'comments', id, { text, editedAt: work.now() })];
}

export function react(work: Work, { commentId, value }: Of<'react'>): Write[] {
  const key = reactionKey({ commentId, personId: work.personId });
  return [
    write(() => {
      if (value === null) rootOf(work.doc, 'reactions').delete(key);
      else insertPlain(work.doc, 'reactions', key, { value });
    }, value),
  ];
}
