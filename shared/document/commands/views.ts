import { viewsOf } from '../../journey/saved-views.ts';
import type { Command } from '../board.ts';
import { type Work, type Write, add, edit, room } from './work.ts';

type Of<T extends Command['type']> = Extract<Command, { type: T }>;

export function addView(work: Work, { view, at }: Of<'addView'>): Write[] {
  const { keys, writes } = room(work, 'views', viewsOf(work.journey), at, 1);
  return [...writes, add(work, 'views', view.id, { ...view, order: keys[0] })];
}

/** `at` is where it stands afterwards, among those that can be seen. */
export function moveView(work: Work, { id, at }: Of<'moveView'>): Write[] {
  const all = viewsOf(work.journey);
  if (!all.some((view) => view.id === id) || all[at]?.id === id) return [];
  const { keys, writes } = room(
    work,
    'views',
    all.filter((view) => view.id !== id),
    at,
    1,
  );
  return [...writes, edit(work, 'views', id, { order: keys[0] })];
}
