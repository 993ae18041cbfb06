import { ExternalLink, Minus, Plus, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useLocale } from '../../charts/use-locale.ts';
import { spanRoom } from '../../editor/span-actions.ts';
import type { CardFields } from '../../../shared/document/board.ts';
import { type Card, CHANNELS, EVIDENCE, type Journey } from '../../../shared/journey/journey.ts';
import type { Word } from '../../../shared/journey/words/words.ts';
import { IconButton } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { SuggestField } from '../../ui/suggest-field.tsx';
import { commonOf, membersOf, withMember, wordsOnBoard } from './several.ts';
import { linkFrom, tagsFrom } from './fact-values.ts';
import { PillSelect } from './pill-select.tsx';

export const CHOICES = {
  channel: CHANNELS,
  device: ['phone', 'tablet', 'computer', 'kiosk', 'paper'],
  service: ['self', 'assisted'],
  status: ['open', 'doing', 'done'],
  evidence: EVIDENCE,
} as const satisfies { [F in keyof Card]?: readonly string[] };
export type ChoiceField = keyof typeof CHOICES;

/** What every control of a fact works with; it is about all of the cards at once. */
export interface FactProps {
  journey: Journey;
  cards: readonly Card[];
  set: (fieldsOf: (card: Card) => CardFields) => void;
  readOnly: boolean;
  /** Just opened by "Add detail": the writing goes on in it. */
  fresh: boolean;
}

const focusIt = (element: HTMLElement | null): void => element?.focus();

export function Choice({ cards, field, set, readOnly, fresh }: FactProps & { field: ChoiceField }) {
  const { t } = useTranslation();
  const { say } = useLocale();
  const common = commonOf(cards, field);
  // the keys are the field's own values, so each has its word
  const wordOf = (choice: string): string => say(`${field}.${choice}` as Word);
  const words: readonly string[] = CHOICES[field];
  const value = common.same ? common.value : undefined;
  const shown = !common.same ? t('cards.differ') : value === undefined ? t('panels.notSet') : wordOf(value);
  const tone = value === undefined ? 'none' : `${field}-${value}`;
  if (readOnly) {
    return (
      <span className="pill" data-tone={tone}>
        {shown}
      </span>
    );
  }
  return (
    <PillSelect
      label={t(`panels.fact.${field}`)}
      value={value ?? ''}
      shown={shown}
      tone={tone}
      options={words.map((id) => ({ id, label: wordOf(id) }))}
      fieldRef={fresh ? focusIt : undefined}
      onChange={(chosen) => set(() => ({ [field]: words.find((word) => word === chosen) ?? null }))}
    />
  );
}

export function Owner({ journey, cards, set, readOnly, fresh }: FactProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const [draft, setDraft] = useState<string | null>(null);
  const common = commonOf(cards, 'owner');
  const kept = common.same ? (common.value ?? '') : '';
  if (readOnly) return <span className="fact-text">{common.same ? kept : t('cards.differ')}</span>;
  return (
    <SuggestField
      label={t('panels.fact.owner')}
      value={draft ?? kept}
      placeholder={common.same ? t('panels.hint.owner') : t('cards.differ')}
      suggestions={wordsOnBoard(journey, 'owner', locale)}
      takesFocus={fresh}
      onChange={setDraft}
      onCancel={draft === null ? undefined : () => setDraft(null)}
      onCommit={(written) => {
        const owner = written.trim();
        setDraft(null);
        if (draft === null && written === kept) return;
        if (owner !== kept || !common.same) set(() => ({ owner: owner === '' ? null : owner }));
      }}
    />
  );
}

export function Tags({ journey, cards, set, readOnly, fresh }: FactProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const [draft, setDraft] = useState('');
  const members = membersOf(cards, 'tags');
  const onAll = members.filter((one) => one.onAll).map((one) => one.member);
  const add = (typed: string): void => {
    const tags = tagsFrom(typed).filter((tag) => !onAll.includes(tag));
    setDraft('');
    if (tags.length === 0) return;
    set((card) => ({ tags: [...new Set([...(card.tags ?? []), ...tags])] }));
  };
  const remove = (tag: string): void => set((card) => withMember(card, 'tags', tag, false));
  return (
    <span className="fact-tags">
      {members.map(({ member, onAll: isOnAll }) => (
        <span key={member} className="pill" data-some={!isOnAll || undefined}>
          <span className="pill-word" title={member}>
            {member}
          </span>
          {readOnly ? null : (
            <button
              type="button"
              className="pill-remove"
              aria-label={t('cards.removeTag', { tag: member })}
              onClick={() => remove(member)}
            >
              <X aria-hidden size={12} />
            </button>
          )}
        </span>
      ))}
      {readOnly ? null : (
        <SuggestField
          label={t('panels.fact.tags')}
          value={draft}
          placeholder={members.length === 0 ? t('panels.hint.tags') : t('cards.addTag')}
          suggestions={wordsOnBoard(journey, 'tags', locale).filter((tag) => !onAll.includes(tag))}
          takesFocus={fresh}
          onChange={(typed) => (/[,;]$/u.test(typed) ? add(typed) : setDraft(typed))}
          onCommit={add}
          onCancel={draft === '' ? undefined : () => setDraft('')}
          onKeyDown={(event) => {
            const last = members.at(-1);
            if (event.key === 'Backspace' && draft === '' && last) remove(last.member);
          }}
        />
      )}
    </span>
  );
}

export function LinkField({ cards, set, readOnly, fresh }: FactProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const errorId = useId();
  const common = commonOf(cards, 'link');
  const kept = common.same ? (common.value ?? '') : '';
  const commit = (): void => {
    if (draft === null || draft.trim() === kept) return setDraft(null);
    const link = linkFrom(draft);
    if (link === undefined) return setWrong(true);
    set(() => ({ link }));
    setDraft(null);
  };
  const open =
    kept === '' || wrong ? null : (
      <a
        href={kept}
        target="_blank"
        rel="noreferrer noopener"
        className="fact-link"
        {...(readOnly ? {} : { 'aria-label': t('panels.openLink') })}
      >
        {readOnly ? kept : null}
        <ExternalLink aria-hidden size={14} />
      </a>
    );
  if (readOnly) return open ?? <span className="fact-text">{common.same ? '' : t('cards.differ')}</span>;
  return (
    <span className="fact-words">
      <input
        type="text"
        inputMode="url"
        aria-label={t('panels.fact.link')}
        value={draft ?? kept}
        title={kept}
        ref={fresh ? focusIt : undefined}
        placeholder={common.same ? t('panels.hint.link') : t('cards.differ')}
        aria-invalid={wrong}
        aria-describedby={wrong ? errorId : undefined}
        onChange={(event) => {
          setWrong(false);
          setDraft(event.currentTarget.value);
        }}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
      {open}
      {wrong ? (
        <span id={errorId} role="alert" className="ui-error">
          {t('panels.badLink')}
        </span>
      ) : null}
    </span>
  );
}

export function Personas({ journey, cards, set, readOnly }: FactProps) {
  const members = new Map(membersOf(cards, 'personaIds').map(({ member, onAll }) => [member, onAll]));
  const personas = [...journey.personas.values()].filter((persona) => !persona.deleted);
  const named = personas.filter(({ id }) => members.has(id));
  if (readOnly) return <span className="fact-text">{named.map(({ name }) => name).join(', ')}</span>;
  return (
    <span className="fact-personas">
      {personas.map(({ id, name }) => {
        const isOn = members.get(id) === true;
        return (
          <label key={id} className="pill-check">
            <input
              type="checkbox"
              checked={isOn}
              ref={(box) => {
                if (box) box.indeterminate = members.get(id) === false;
              }}
              onChange={() => set((card) => withMember(card, 'personaIds', id, !isOn))}
            />
            <span className="pill">{name}</span>
          </label>
        );
      })}
    </span>
  );
}

export function Span({ journey, cards, set, readOnly }: FactProps) {
  const { t } = useTranslation();
  const common = commonOf(cards, 'span');
  const room = Math.min(...cards.map((card) => spanRoom(journey, card)));
  const span = common.same ? Math.min(common.value ?? 1, room) : undefined;
  const shown = span === undefined ? t('cards.differ') : t('cards.columns', { count: span });
  if (readOnly) return <span className="fact-text">{shown}</span>;
  const to = (next: number): void => set(() => ({ span: next <= 1 ? null : next }));
  return (
    <span className="fact-span">
      <IconButton label={t('cards.narrower')} isDisabled={span === 1} onPress={() => to((span ?? 2) - 1)}>
        <Minus aria-hidden />
      </IconButton>
      <span aria-live="polite">{shown}</span>
      <IconButton label={t('cards.wider')} isDisabled={(span ?? 1) >= room} onPress={() => to((span ?? 1) + 1)}>
        <Plus aria-hidden />
      </IconButton>
    </span>
  );
}
