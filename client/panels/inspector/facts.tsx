import { ExternalLink, Plus } from 'lucide-react';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../charts/use-locale.ts';
import type { BoardPort, CardFields } from '../../../shared/document/board.ts';
import { type Card, CHANNELS, EVIDENCE } from '../../../shared/journey/journey.ts';
import type { Word } from '../../../shared/journey/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { linkFrom, tagsFrom } from './fact-values.ts';

const CHOICES = {
  channel: CHANNELS,
  device: ['phone', 'tablet', 'computer', 'kiosk', 'paper'],
  service: ['self', 'assisted'],
  status: ['open', 'doing', 'done'],
  evidence: EVIDENCE,
} as const satisfies { [F in keyof Card]?: readonly string[] };
type ChoiceField = keyof typeof CHOICES;

const FACTS = ['channel', 'device', 'service', 'owner', 'status', 'evidence', 'tags', 'link'] as const;
type Fact = (typeof FACTS)[number];
const isChoice = (fact: Fact): fact is ChoiceField => fact in CHOICES;

/** What was just asked for is where the writing goes on. */
const focusIt = (element: HTMLElement | null): void => element?.focus();

interface FactProps {
  card: Card;
  set: (fields: CardFields) => void;
  readOnly: boolean;
  /** Just opened by "Add detail". */
  fresh: boolean;
}

function Choice({ card, field, set, readOnly, fresh }: FactProps & { field: ChoiceField }) {
  const { t } = useTranslation();
  const { say } = useLocale();
  const value: string | undefined = card[field];
  const words: readonly string[] = CHOICES[field];
  // the keys are the field's own values, so each has its word
  const wordOf = (choice: string): string => say(`${field}.${choice}` as Word);
  if (readOnly) return <span>{value === undefined ? '' : wordOf(value)}</span>;
  return (
    <select
      aria-label={t(`panels.fact.${field}`)}
      value={value ?? ''}
      ref={fresh ? focusIt : undefined}
      onChange={(event) => {
        const chosen = words.find((word) => word === event.currentTarget.value);
        set({ [field]: chosen ?? null });
      }}
    >
      <option value="">{t('panels.notSet')}</option>
      {words.map((word) => (
        <option key={word} value={word}>
          {wordOf(word)}
        </option>
      ))}
    </select>
  );
}

interface WordsProps extends FactProps {
  field: 'owner' | 'tags' | 'link';
}

function textOf(card: Card, field: WordsProps['field']): string {
  return field === 'tags' ? (card.tags ?? []).join(', ') : (card[field] ?? '');
}

function Words({ card, field, set, readOnly, fresh }: WordsProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const errorId = useId();
  const kept = textOf(card, field);
  if (readOnly) return field === 'link' ? <Shown link={card.link} /> : <span>{kept}</span>;

  const commit = (): void => {
    if (draft === null || draft === kept) return setDraft(null);
    if (field === 'tags') {
      const tags = tagsFrom(draft);
      set({ tags: tags.length === 0 ? null : tags });
    } else if (field === 'owner') {
      set({ owner: draft.trim() === '' ? null : draft.trim() });
    } else {
      const link = linkFrom(draft);
      if (link === undefined) return setWrong(true);
      set({ link });
    }
    setDraft(null);
  };
  return (
    <span className="fact-words">
      <input
        type="text"
        aria-label={t(`panels.fact.${field}`)}
        value={draft ?? kept}
        ref={fresh ? focusIt : undefined}
        placeholder={t(`panels.hint.${field}`)}
        aria-invalid={wrong}
        aria-describedby={wrong ? errorId : undefined}
        onChange={(event) => {
          setWrong(false);
          setDraft(event.currentTarget.value);
        }}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
      {field === 'link' && card.link !== undefined && !wrong ? <Shown link={card.link} short /> : null}
      {wrong ? (
        <span id={errorId} role="alert" className="ui-error">
          {t('panels.badLink')}
        </span>
      ) : null}
    </span>
  );
}

function Shown({ link, short = false }: { link: string | undefined; short?: boolean }) {
  const { t } = useTranslation();
  if (link === undefined) return null;
  return (
    <a
      href={link}
      target="_blank"
      rel="noreferrer noopener"
      className="fact-link"
      {...(short ? { 'aria-label': t('panels.openLink') } : {})}
    >
      {short ? null : link}
      <ExternalLink aria-hidden size={14} />
    </a>
  );
}

/** What is known about a card; what is not known takes no room until it is asked for. */
export function Facts({ card, port, readOnly }: { card: Card; port: BoardPort; readOnly: boolean }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<readonly Fact[]>([]);
  const [adding, setAdding] = useState(false);
  const listId = useId();
  const set = (fields: CardFields): void => port.run({ type: 'setCard', id: card.id, fields });
  const shown = FACTS.filter((fact) => card[fact] !== undefined || opened.includes(fact));
  const hidden = FACTS.filter((fact) => !shown.includes(fact));
  const controlOf = (fact: Fact): ReactNode => {
    const props = { card, set, readOnly, fresh: opened.at(-1) === fact };
    return isChoice(fact) ? <Choice {...props} field={fact} /> : <Words {...props} field={fact} />;
  };
  return (
    <section aria-label={t('panels.facts')} className="facts">
      {shown.length === 0 ? null : (
        <dl>
          {shown.map((fact) => (
            <div key={fact}>
              <dt>{t(`panels.fact.${fact}`)}</dt>
              <dd>{controlOf(fact)}</dd>
            </div>
          ))}
        </dl>
      )}
      {readOnly || hidden.length === 0 ? null : (
        <>
          <Button look="quiet" icon={<Plus aria-hidden />} aria-expanded={adding} onPress={() => setAdding(!adding)}>
            {t('panels.addDetail')}
          </Button>
          {adding ? (
            <ul id={listId} className="facts-more">
              {hidden.map((fact) => (
                <li key={fact}>
                  <Button
                    onPress={() => {
                      setOpened([...opened, fact]);
                      setAdding(false);
                    }}
                  >
                    {t(`panels.fact.${fact}`)}
                  </Button>
                </li>
              ))}
            </ul>
          ) : null}
        </>
      )}
    </section>
  );
}
