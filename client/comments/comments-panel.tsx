import { MessageSquare, X } from 'lucide-react';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { BoardPort } from '../../shared/document/board.ts';
import {
  fits,
  mapOfThread,
  speakersOf,
  subjectOf,
  type TalkFilter,
  type Thread,
} from '../../shared/journey/discussion.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Presence } from '../../shared/wire/presence.ts';
import type { Role } from '../../shared/wire/roles.ts';
import { useLocale } from '../charts/use-locale.ts';
import { mayAdd } from '../editor/allowed.ts';
import type { Talk } from '../editor/desk.ts';
import { cellOf } from '../editor/grid.ts';
import type { Editor } from '../editor/store.ts';
import { IconButton } from '../ui/button.tsx';
import { Segmented } from '../ui/segmented.tsx';
import { useSideFocus } from '../ui/side-panel.tsx';
import { useTranslation } from '../ui/speech.ts';
import type { KnownPerson } from './composer.tsx';
import type { TalkView } from './talk-view.ts';
import { NewThread, ThreadItem } from './thread-item.tsx';
import { useThreads } from './use-talk.ts';
import './comments.css';

const FILTERS: readonly TalkFilter[] = ['open', 'resolved', 'mine', 'mentions'];

export interface CommentsPanelProps {
  port: BoardPort;
  editor: Editor;
  presence: Presence;
  role: Role;
  mapId: Id;
  self: KnownPerson;
}

/** What people say about the map, beside it. */
export function CommentsPanel(props: CommentsPanelProps) {
  const talk = useStore(props.editor.desk, (state) => state.talk);
  return talk ? <OpenPanel {...props} talk={talk} /> : null;
}

/** Who is here and who ever said something, but not oneself. */
function usePeople(port: BoardPort, presence: Presence, self: KnownPerson): readonly KnownPerson[] {
  const { locale } = useLocale();
  const comments = useSyncExternalStore(port.subscribe, () => port.records().comments);
  const here = useSyncExternalStore(presence.subscribe, () =>
    JSON.stringify([...presence.others().values()].map(({ person }) => [person.personId, person.name])),
  );
  return useMemo(() => {
    const known = new Map<Id, string>([...speakersOf({ comments }), ...(JSON.parse(here) as [Id, string][])]);
    known.delete(self.id);
    return [...known].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, locale));
  }, [comments, here, self.id, locale]);
}

function OpenPanel({ port, editor, presence, role, mapId, self, talk }: CommentsPanelProps & { talk: Talk }) {
  const { t } = useTranslation();
  const threads = useThreads(port);
  // names of what is talked about, and what of it is gone
  useSyncExternalStore(port.subscribe, port.records);
  const read = useStore(editor.desk, (state) => state.read);
  const people = usePeople(port, presence, self);
  const { panel, close } = useSideFocus(useCallback(() => editor.desk.endTalk(), [editor]));
  const view: TalkView = {
    port,
    editor,
    role,
    personId: self.id,
    name: self.name,
    people,
    nameOf: (id) => (id === self.id ? self.name : people.find((one) => one.id === id)?.name) ?? t('talk.somebody'),
  };
  const chosen = threads.filter((thread) => fits(thread, talk.filter, self.id) || thread.id === talk.thread);
  const showOnMap = (thread: Thread): void => {
    const journey = port.records();
    const home = mapOfThread(journey, thread);
    const subject = subjectOf(thread.target);
    if (home === undefined || !subject) return;
    const sought = subject.kind === 'place' ? { x: subject.x, y: subject.y } : subject.id;
    if (home !== mapId) editor.desk.show(home);
    if (subject.kind !== 'place') {
      const card = journey.cards.get(subject.id);
      editor.select([subject.id], card ? (cellOf(journey, card) ?? null) : null);
    }
    // another map has yet to be drawn, and brings it into view by itself
    if (home === mapId) editor.getState().view?.show(sought);
    else editor.setState({ sought });
  };
  return (
    <aside ref={panel} className="side-frame comments" aria-label={t('talk.title')} tabIndex={-1}>
      <div
        role="presentation"
        className="comments-sheet"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          event.stopPropagation();
          close();
        }}
      >
        <header className="comments-head">
          <h2>{t('talk.title')}</h2>
          <IconButton label={t('talk.close')} onPress={close}>
            <X aria-hidden />
          </IconButton>
        </header>
        <Segmented
          label={t('talk.filter')}
          value={talk.filter}
          options={FILTERS.map((id) => ({ id, label: t(`talk.filter.${id}`) }))}
          onChange={(filter) => editor.desk.discuss({ filter })}
        />
        {talk.draft && mayAdd(view, 'comments') ? <NewThread {...talk.draft} view={view} /> : null}
        {chosen.length === 0 && !talk.draft ? (
          <div className="comments-empty">
            <MessageSquare aria-hidden />
            <p>{t(`talk.none.${talk.filter}`)}</p>
            {talk.filter === 'open' && mayAdd(view, 'comments') ? <p>{t('talk.none.how')}</p> : null}
          </div>
        ) : (
          <ul className="threads">
            {chosen.map((thread) => (
              <ThreadItem
                key={thread.id}
                thread={thread}
                view={view}
                read={read}
                isOpen={thread.id === talk.thread}
                onToggle={() => {
                  const isOpen = thread.id === talk.thread;
                  editor.desk.discuss({ thread: isOpen ? null : thread.id });
                  if (!isOpen) showOnMap(thread);
                }}
              />
            ))}
          </ul>
        )}
      </div>
    </aside>
  );
}
