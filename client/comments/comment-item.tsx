import { Check, CircleHelp, Heart, Pencil, ThumbsUp, Trash2 } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { partsOf, reactionsTo } from '../../shared/journey/discussion.ts';
import { type Comment, REACTIONS, type ReactionValue } from '../../shared/journey/journey.ts';
import { useLocale } from '../charts/use-locale.ts';
import { mayAdd, mayChange, mayRemove } from '../editor/allowed.ts';
import { IconButton } from '../ui/button.tsx';
import { PERSON_INK, personColour } from '../ui/person-colours.ts';
import { useTranslation } from '../ui/speech.ts';
import { colourOf } from '../../shared/wire/colours.ts';
import type { Variables } from '../charts/variables.ts';
import { Composer } from './composer.tsx';
import type { TalkView } from './talk-view.ts';
import { useReactions } from './use-talk.ts';
import { whenSaid } from './when-said.ts';

const ICONS: Readonly<Record<ReactionValue, ReactElement>> = {
  agree: <ThumbsUp aria-hidden />,
  love: <Heart aria-hidden />,
  question: <CircleHelp aria-hidden />,
  done: <Check aria-hidden />,
};

/** Words, with names set apart. */
export function Words({ text, personId }: { text: string; personId: string | undefined }) {
  return (
    <p className="comment-words">
      {partsOf(text).map((part, i) =>
        'name' in part ? (
          <b key={i} data-me={part.personId === personId || undefined}>
            @{part.name}
          </b>
        ) : (
          part.text
        ),
      )}
    </p>
  );
}

/** One thing somebody said. */
export function CommentItem({ comment, view, isUnread }: { comment: Comment; view: TalkView; isUnread: boolean }) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const { port, personId, people } = view;
  const [isEditing, setEditing] = useState(false);
  const who = comment.author || t('talk.somebody');
  const time = whenSaid(comment.at, locale);
  const style: Variables = { '--who': personColour(colourOf(comment.createdBy)), '--who-ink': PERSON_INK };
  return (
    <li className="comment" data-unread={isUnread || undefined}>
      <header>
        <span className="comment-face" aria-hidden style={style}>
          {[...who][0]?.toLocaleUpperCase(locale)}
        </span>
        <b>{who}</b>
        <span className="comment-when">
          <time dateTime={new Date(comment.at).toISOString()}>{time}</time>
          {comment.editedAt === undefined ? null : ` · ${t('talk.edited')}`}
        </span>
        <span className="comment-actions">
          {mayChange(view, 'comments', comment) && !isEditing ? (
            <IconButton label={t('talk.edit')} onPress={() => setEditing(true)}>
              <Pencil aria-hidden />
            </IconButton>
          ) : null}
          {mayRemove(view, 'comments', comment) ? (
            <IconButton
              label={t('talk.remove')}
              onPress={() => port.run({ type: 'remove', records: [{ kind: 'comments', id: comment.id }] })}
            >
              <Trash2 aria-hidden />
            </IconButton>
          ) : null}
        </span>
      </header>
      {isEditing ? (
        <Composer
          label={t('talk.edit')}
          action={t('talk.keep')}
          text={comment.text}
          people={people}
          takesFocus
          onSend={(text) => {
            port.run({ type: 'setComment', id: comment.id, text });
            setEditing(false);
          }}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <Words text={comment.text} personId={personId} />
      )}
      <Reactions comment={comment} view={view} />
    </li>
  );
}

function Reactions({ comment, view }: { comment: Comment; view: TalkView }) {
  const { t } = useTranslation();
  const { port, personId, nameOf } = view;
  const reactions = useReactions(port);
  const given = new Map(reactionsTo({ reactions }, comment.id).map(({ value, people }) => [value, people]));
  const mayReact = mayAdd(view, 'reactions') && personId !== undefined;
  const shown = mayReact ? REACTIONS : REACTIONS.filter((value) => given.has(value));
  if (shown.length === 0) return null;
  return (
    <div className="reactions" role="group" aria-label={t('talk.reactions')}>
      {shown.map((value) => {
        const people = given.get(value) ?? [];
        const isOwn = personId !== undefined && people.includes(personId);
        const name = t(`talk.reaction.${value}`);
        const names = people.map(nameOf).join(', ');
        const label = people.length === 0 ? name : t('talk.reacted', { name, count: people.length, names });
        return (
          <button
            key={value}
            type="button"
            aria-pressed={isOwn}
            aria-label={label}
            title={label}
            disabled={!mayReact}
            data-given={people.length > 0 || undefined}
            onClick={() => port.run({ type: 'react', commentId: comment.id, value: isOwn ? null : value })}
          >
            {ICONS[value]}
            {people.length > 0 ? <span>{people.length}</span> : null}
          </button>
        );
      })}
    </div>
  );
}
