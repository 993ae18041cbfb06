import { Plus, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../../editor/store.ts';
import { spanRoom } from '../../editor/span-actions.ts';
import type { BoardPort, CardFields } from '../../../shared/document/board.ts';
import { CARD_FACTS, type CardFact } from '../../../shared/journey/card-facts.ts';
import type { Card, Journey } from '../../../shared/journey/journey.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { QuickFact } from './quick-fact.tsx';
import { isSaid } from './several.ts';
import {
  Choice,
  CHOICES,
  type ChoiceField,
  type FactProps,
  LinkField,
  Owner,
  Personas,
  Span,
  Tags,
} from './fact-controls.tsx';
import './facts.css';

const isChoice = (fact: CardFact): fact is ChoiceField => fact in CHOICES;

function Control({ fact, ...props }: FactProps & { fact: CardFact }): ReactNode {
  if (isChoice(fact)) return <Choice {...props} field={fact} />;
  switch (fact) {
    case 'owner':
      return <Owner {...props} />;
    case 'tags':
      return <Tags {...props} />;
    case 'link':
      return <LinkField {...props} />;
    case 'personaIds':
      return <Personas {...props} />;
    case 'span':
      return <Span {...props} />;
    default: {
      const never: never = fact;
      throw new Error(`unknown fact ${String(never)}`);
    }
  }
}

export interface FactsProps {
  journey: Journey;
  /** One card, or several that are told the same at once. */
  cards: readonly Card[];
  port: BoardPort;
  editor: Editor;
  readOnly: boolean;
}

/** What is known about cards; what is not known takes no room until it is asked for. */
export function Facts({ journey, cards, port, editor, readOnly }: FactsProps) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<readonly CardFact[]>([]);
  const adding = useStore(editor, (state) => state.detailing);
  const setAdding = (detailing: boolean): void => editor.setState({ detailing });
  const set = (fieldsOf: (card: Card) => CardFields): void =>
    port.run(cards.map((card) => ({ type: 'setCard', id: card.id, fields: fieldsOf(card) })));
  const hasPersonas = [...journey.personas.values()].some((persona) => !persona.deleted);
  const isPossible = (fact: CardFact): boolean =>
    (fact !== 'personaIds' || hasPersonas) &&
    (fact !== 'span' || cards.every((card) => spanRoom(journey, card) > 1) || isSaid(cards, 'span'));
  const shown = CARD_FACTS.filter(
    (fact) => isPossible(fact) && (isSaid(cards, fact) || (!readOnly && opened.includes(fact))),
  );
  const hidden = CARD_FACTS.filter((fact) => isPossible(fact) && !shown.includes(fact));
  const leave = (): void => {
    setAdding(false);
    // back to the cards, so that the arrow keys go on to the next
    document.querySelector<HTMLElement>(`[data-card="${cards.at(-1)?.id ?? ''}"]`)?.focus();
  };
  const remove = (fact: CardFact): void => {
    setOpened(opened.filter((one) => one !== fact));
    if (isSaid(cards, fact)) set(() => ({ [fact]: null }));
  };
  return (
    <section aria-label={t('panels.facts')} className="facts">
      {shown.length === 0 ? null : (
        <dl>
          {shown.map((fact) => (
            <div key={fact}>
              <dt>{t(`panels.fact.${fact}`)}</dt>
              <dd>
                <Control {...{ fact, journey, cards, set, readOnly }} fresh={opened.at(-1) === fact} />
                {readOnly ? null : (
                  <button
                    type="button"
                    className="fact-remove"
                    aria-label={t('cards.removeFact', { fact: t(`panels.fact.${fact}`) })}
                    onClick={() => remove(fact)}
                  >
                    <X aria-hidden size={14} />
                  </button>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {readOnly ? null : (
        // a detail is chosen from the list or typed: going from one to the other leaves nothing
        <div
          className="facts-adding"
          onBlur={({ currentTarget, relatedTarget }) => {
            if (adding && !currentTarget.contains(relatedTarget)) leave();
          }}
        >
          <Button look="quiet" icon={<Plus aria-hidden />} aria-expanded={adding} onPress={() => setAdding(!adding)}>
            {t('panels.addDetail')}
          </Button>
          {adding && hidden.length > 0 ? (
            <ul className="facts-more">
              {hidden.map((fact) => (
                <li key={fact}>
                  <Button
                    onPress={() => {
                      setOpened([...opened.filter((one) => one !== fact), fact]);
                      setAdding(false);
                    }}
                  >
                    {t(`panels.fact.${fact}`)}
                  </Button>
                </li>
              ))}
            </ul>
          ) : null}
          {adding ? <QuickFact {...{ journey, cards, set }} onClose={leave} /> : null}
        </div>
      )}
    </section>
  );
}
