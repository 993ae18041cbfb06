import { MessageSquare } from 'lucide-react';
import { useStore } from 'zustand';
import type { BoardPort } from '../../shared/document/board.ts';
import { unreadIn } from '../../shared/journey/discussion.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Editor } from '../editor/store.ts';
import { IconButton } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { useReadMarks } from './use-read-marks.ts';
import { useThreads } from './use-talk.ts';
import './comments-button.css';

interface CommentsButtonProps {
  port: BoardPort;
  editor: Editor;
  member: { boardId: Id; personId: Id };
}

/** Opens what is said, and tells how much of it one has not seen. */
export function CommentsButton({ port, editor, member: { boardId, personId } }: CommentsButtonProps) {
  const { t } = useTranslation();
  useReadMarks(editor, port, boardId, personId);
  const threads = useThreads(port);
  const read = useStore(editor.desk, (state) => state.read);
  const isOpen = useStore(editor.desk, (state) => state.talk !== null);
  const unread = threads
    .filter((thread) => !thread.isResolved)
    .reduce((sum, thread) => sum + unreadIn(thread, read, personId).length, 0);
  const label = unread > 0 ? `${t('talk.title')}, ${t('comments.unread', { count: unread })}` : t('talk.title');
  return (
    <span className="comments-button">
      <IconButton
        label={label}
        shortcut="Alt+Shift+C"
        aria-pressed={isOpen}
        onPress={() => (isOpen ? editor.desk.endTalk() : editor.desk.discuss({}))}
      >
        <MessageSquare aria-hidden />
      </IconButton>
      {unread > 0 ? <span aria-hidden>{unread > 99 ? '99+' : unread}</span> : null}
    </span>
  );
}
