import { MessageSquare } from 'lucide-react';
import type { Editor } from '../editor/store.ts';
import { useTranslation } from '../ui/speech.ts';
import type { Mark } from './use-talk.ts';
import './comment-mark.css';

interface CommentMarkProps {
  mark: Mark;
  /** What it is about, for those who cannot see where it stands. */
  about: string;
  editor: Editor;
}

/** How much is said about a thing and not settled yet; opens it. */
export function CommentMark({ mark, about, editor }: CommentMarkProps) {
  const { t } = useTranslation();
  const { count, unread, thread } = mark;
  const said = t('comments.mark', { count, about });
  const label = unread > 0 ? `${said}, ${t('comments.unread', { count: unread })}` : said;
  return (
    <button
      type="button"
      className="comment-mark nopan nodrag nokey"
      aria-label={label}
      title={label}
      data-unread={unread > 0 || undefined}
      onPointerDown={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onClick={(event) => {
        event.stopPropagation();
        editor.desk.discuss({ thread: thread.id, filter: 'open' });
      }}
    >
      <span>
        <MessageSquare aria-hidden />
        {count}
      </span>
    </button>
  );
}
