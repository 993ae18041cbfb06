import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { cardsOfMap } from '../editor/chosen.ts';
import { cellOf } from '../editor/grid.ts';
import type { ActionContext } from '../editor/actions.ts';
import { linkCards } from '../editor/link-actions.ts';
import { columnsOf } from '../../shared/journey/columns.ts';
import type { Id, Journey } from '../../shared/journey/journey.ts';
import { useTranslation } from '../ui/speech.ts';
import { SuggestField } from '../ui/suggest-field.tsx';
import './link-picker.css';

/** Cards by a name that is theirs alone: of two with the same words in the same column, the second says so. */
function namesOf(journey: Journey, mapId: Id, from: Id): Map<string, Id> {
  const columns = new Map(columnsOf(journey, mapId).map((column) => [column.id, column.title]));
  const names = new Map<string, Id>();
  for (const card of cardsOfMap(journey, mapId)) {
    const title = card.title.replace(/\s+/gu, ' ').trim();
    if (card.id === from || title === '') continue;
    const name = `${title} · ${columns.get(cellOf(journey, card)?.columnId ?? '') ?? ''}`;
    let one = name;
    for (let count = 2; names.has(one); count++) one = `${name} (${count})`;
    names.set(one, card.id);
  }
  return names;
}

/** The other end of a link, chosen by typing or by arrow keys. */
export function LinkPicker({ contextNow }: { contextNow: () => ActionContext }) {
  const { editor } = contextNow();
  const from = useStore(editor, ({ linking }) => (linking?.at === null ? linking.from : undefined));
  return from === undefined ? null : <Picker key={from} from={from} contextNow={contextNow} />;
}

function Picker({ from, contextNow }: { from: Id; contextNow: () => ActionContext }) {
  const { port, editor, mapId } = contextNow();
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const names = useMemo(() => namesOf(port.records(), mapId, from), [port, mapId, from]);
  useEffect(() => () => editor.setState({ linking: null }), [editor]);
  const close = (): void => {
    editor.setState({ linking: null });
    // the keyboard is back at the card
    editor.select([from]);
  };
  return (
    <div className="link-picker" role="dialog" aria-label={t('cards.linkTo')}>
      <p>{t('cards.linkFrom', { title: port.records().cards.get(from)?.title ?? '' })}</p>
      <SuggestField
        label={t('cards.linkTarget')}
        value={typed}
        placeholder={t('cards.linkTarget')}
        suggestions={[...names.keys()]}
        takesFocus
        isChoice
        onChange={setTyped}
        onActive={(name) => editor.setState({ linking: { from, to: names.get(name ?? '') ?? null, at: null } })}
        onCancel={close}
        onCommit={(name) => {
          const to = names.get(name);
          if (to === undefined) return;
          editor.setState({ linking: null });
          linkCards(contextNow(), from, to);
        }}
      />
    </div>
  );
}
