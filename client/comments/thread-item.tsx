import { Check, MapPin, RectangleHorizontal, RotateCcw, Rows3, StickyNote } from 'lucide-react';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { mapOfThread, subjectOf, type Thread, unreadIn } from '../../shared/journey/discussion.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Id } from '../../shared/journey/journey.ts';
import { mayAdd } from '../editor/allowed.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { useLocale } from '../charts/use-locale.ts';
import { CommentItem, Words } from './comment-item.tsx';
import { Composer } from './composer.tsx';
import type { TalkView } from './talk-view.ts';
import { useSubjectName } from './use-talk.ts';
import { whenSaid } from './when-said.ts';

const ICONS: Readonly<Record<'card' | 'stage' | 'lane' | 'place', ReactElement>> = {
  card: <StickyNote aria-hidden />,
  stage: <RectangleHorizontal aria-hidden />,
  lane: <Rows3 aria-hidden />,
  place: <MapPin aria-hidden />,
};

export const subjectIcon = (target: string): ReactElement => ICONS[subjectOf(target)?.kind ?? 'place'];

interface ThreadItemProps {
  thread: Thread;
  view: TalkView;
  isOpen: boolean;
  read: ReadonlySet<Id>;
  onToggle: () => void;
}

/** A thread: one line of it in the list, all of it when it is read. */
export function ThreadItem({ thread, view, isOpen, read, onToggle }: ThreadItemProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const nameSubject = useSubjectName();
  const { port, editor, personId = '' } = view;
  const journey = port.records();
  const about = nameSubject(journey, thread.target);
  const unread = unreadIn(thread, read, personId);
  const [first] = thread.comments;
  // what was new when it was opened stays marked while it is read
  const [fresh, setFresh] = useState<ReadonlySet<Id>>(new Set<Id>());
  const head = useRef<HTMLButtonElement>(null);
  if (isOpen && unread.some(({ id }) => !fresh.has(id))) setFresh(new Set([...fresh, ...unread.map(({ id }) => id)]));
  const unreadKey = unread.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (!isOpen || unreadKey === '') return;
    const ids = unreadKey.split(' ');
    editor.desk.setState((state) => ({ read: new Set([...state.read, ...ids]) }));
  }, [isOpen, unreadKey, editor]);
  useEffect(() => {
    if (isOpen) head.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  if (!first) return null;
  const mayTalk = mayAdd(view, 'comments');
  const say = (text: string, resolved?: boolean): void =>
    port.run({
      type: 'addComment',
      comment: {
        id: newId(),
        target: thread.target,
        ...(thread.mapId === undefined ? {} : { mapId: thread.mapId }),
        threadId: thread.id,
        text,
        author: view.name,
        ...(resolved === undefined ? {} : { resolved }),
      },
    });
  const settle = (): void => {
    say('', !thread.isResolved);
    announce(t(thread.isResolved ? 'talk.said.reopened' : 'talk.said.resolved', { about }));
  };
  return (
    <li className="thread" data-open={isOpen || undefined} data-unread={unread.length > 0 || undefined}>
      <button ref={head} type="button" className="thread-head" aria-expanded={isOpen} onClick={onToggle}>
        <span className="thread-about">
          {subjectIcon(thread.target)}
          <span>{about}</span>
          {mapOfThread(journey, thread) === undefined ? null : (
            <time dateTime={new Date(thread.lastAt).toISOString()}>{whenSaid(thread.lastAt, locale)}</time>
          )}
        </span>
        {isOpen ? null : (
          <>
            <span className="thread-first">
              <b>{first.author || t('talk.somebody')}</b> <Words text={first.text} personId={personId} />
            </span>
            <span className="thread-count">
              {unread.length > 0 ? <em>{t('comments.unread', { count: unread.length })}</em> : null}
              {thread.comments.length > 1 ? t('talk.answers', { count: thread.comments.length - 1 }) : null}
            </span>
          </>
        )}
      </button>
      {isOpen ? (
        <div className="thread-body">
          <ul>
            {thread.comments.map((comment) => (
              <CommentItem key={comment.id} comment={comment} view={view} isUnread={fresh.has(comment.id)} />
            ))}
          </ul>
          {thread.turn ? (
            <p className="thread-turn">
              {t(thread.turn.resolved ? 'talk.turn.resolved' : 'talk.turn.reopened', {
                who: thread.turn.author || t('talk.somebody'),
                when: whenSaid(thread.turn.at, locale),
              })}
            </p>
          ) : null}
          {mayTalk ? (
            <>
              <Composer
                label={t('talk.answer')}
                action={t('talk.send')}
                people={view.people}
                takesFocus
                onSend={(text) => say(text)}
              />
              <Button
                look="quiet"
                icon={thread.isResolved ? <RotateCcw aria-hidden /> : <Check aria-hidden />}
                onPress={settle}
              >
                {t(thread.isResolved ? 'talk.reopen' : 'talk.resolve')}
              </Button>
            </>
          ) : null}
        </div>
      ) : null}
    </li>
  );
}

/** The beginning of a thread that has no words yet. */
export function NewThread({ target, mapId, view }: { target: string; mapId: Id; view: TalkView }) {
  const { t } = useTranslation();
  const nameSubject = useSubjectName();
  const { port, editor, name } = view;
  return (
    <section className="thread thread-new" aria-label={t('talk.new')}>
      <p className="thread-about">
        {subjectIcon(target)}
        <span>{nameSubject(port.records(), target)}</span>
      </p>
      <Composer
        key={target}
        label={t('talk.write')}
        action={t('talk.send')}
        people={view.people}
        takesFocus
        onSend={(text) => {
          const id = newId();
          const place = target.startsWith('place:') ? { mapId } : {};
          port.run({ type: 'addComment', comment: { id, target, text, author: name, ...place } });
          editor.desk.discuss({ thread: id, filter: 'open' });
        }}
        onCancel={() => editor.desk.discuss({})}
      />
    </section>
  );
}
