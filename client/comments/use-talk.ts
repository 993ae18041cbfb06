import { useCallback, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { BoardPort } from '../../shared/document/board.ts';
import { subjectOf, type Thread, threadsOf, unreadIn } from '../../shared/journey/discussion.ts';
import type { Id, Journey, Reaction } from '../../shared/journey/journey.ts';
import { laneName } from '../../shared/journey/scene-frame.ts';
import { useLocale } from '../charts/use-locale.ts';
import type { Editor } from '../editor/store.ts';
import { useTranslation } from '../ui/speech.ts';

/** Renders only when somebody said something. */
export function useThreads(port: BoardPort): readonly Thread[] {
  return useSyncExternalStore(port.subscribe, () => threadsOf(port.records()));
}

export function useReactions(port: BoardPort): ReadonlyMap<string, Reaction> {
  return useSyncExternalStore(port.subscribe, () => port.records().reactions);
}

/** What is open about one thing, for the mark on it. */
export interface Mark {
  count: number;
  unread: number;
  /** The thread to open: the last one spoken in. */
  thread: Thread;
}

/** What is open, by what it is about. */
export function useMarks(port: BoardPort, editor: Editor, personId: Id | undefined): ReadonlyMap<string, Mark> {
  const threads = useThreads(port);
  const read = useStore(editor.desk, (state) => state.read);
  return marksOf(threads, read, personId ?? '');
}

const made = new WeakMap<
  readonly Thread[],
  { read: ReadonlySet<Id>; personId: Id; marks: ReadonlyMap<string, Mark> }
>();

/** Counted once for all that show them: every card of a table asks. */
function marksOf(threads: readonly Thread[], read: ReadonlySet<Id>, personId: Id): ReadonlyMap<string, Mark> {
  const held = made.get(threads);
  if (held?.read === read && held.personId === personId) return held.marks;
  const marks = new Map<string, Mark>();
  for (const thread of threads) {
    if (thread.isResolved) continue;
    const before = marks.get(thread.target);
    marks.set(thread.target, {
      count: (before?.count ?? 0) + thread.comments.length,
      unread: (before?.unread ?? 0) + unreadIn(thread, read, personId).length,
      thread: before?.thread ?? thread,
    });
  }
  made.set(threads, { read, personId, marks });
  return marks;
}

/** What a thread is about, by name. */
export function useSubjectName(): (journey: Journey, target: string) => string {
  const { t } = useTranslation();
  const { locale, say } = useLocale();
  return useCallback(
    (journey, target) => {
      const subject = subjectOf(target);
      switch (subject?.kind) {
        case 'card': {
          const card = journey.cards.get(subject.id);
          if (!card || card.deleted) return t('comments.about.gone');
          return card.title.trim() === '' ? say('outline.empty-card') : card.title;
        }
        case 'stage': {
          const stage = journey.stages.get(subject.id);
          return stage && !stage.deleted ? stage.title : t('comments.about.gone');
        }
        case 'lane': {
          const lane = journey.lanes.get(subject.id);
          return lane && !lane.deleted ? laneName(lane, locale) : t('comments.about.gone');
        }
        case 'place':
        case undefined:
          return t('comments.about.place');
      }
    },
    [t, locale, say],
  );
}
