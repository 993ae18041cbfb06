import { ArrowLeftRight, Trash2 } from 'lucide-react';
import { useLocale } from '../../charts/use-locale.ts';
import type { Link } from '../../../shared/journey/journey.ts';
import { LINK_KINDS } from '../../../shared/journey/links/links.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { NameField } from './name-field.tsx';
import { PillSelect } from './pill-select.tsx';
import type { SheetProps } from './sheet.ts';

export function LinkSheet({ link, ...props }: SheetProps & { link: Link }) {
  const { t } = useTranslation();
  const { say } = useLocale();
  const { port, journey, may, close, choose } = props;
  const readOnly = !may.change('links', link);
  const set = (fields: Partial<Pick<Link, 'kind' | 'label' | 'from' | 'to'>>): void =>
    port.run({ type: 'setLink', id: link.id, fields });
  const ends = [
    { id: link.from, word: t('cards.linkStart') },
    { id: link.to, word: t('cards.linkEnd') },
  ];
  return (
    <>
      <div className="sheet-kind">
        {readOnly ? (
          <span>{say(`link.${link.kind}`)}</span>
        ) : (
          <PillSelect
            label={t('cards.kind')}
            value={link.kind}
            shown={say(`link.${link.kind}`)}
            options={LINK_KINDS.map((kind) => ({ id: kind, label: say(`link.${kind}`) }))}
            onChange={(chosen) => {
              const kind = LINK_KINDS.find((one) => one === chosen);
              if (kind) set({ kind });
            }}
          />
        )}
      </div>
      <NameField
        key={link.id}
        label={t('cards.linkLabelOf')}
        value={link.label}
        readOnly={readOnly}
        onCommit={(label) => set({ label: label.trim() })}
      />
      <dl className="link-ends">
        {ends.map(({ id, word }) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>
              <button type="button" className="link-end-card" onClick={() => choose(id)}>
                {journey.cards.get(id)?.title}
              </button>
            </dd>
          </div>
        ))}
      </dl>
      {readOnly ? null : (
        <Button
          look="quiet"
          icon={<ArrowLeftRight aria-hidden />}
          onPress={() => set({ from: link.to, to: link.from })}
        >
          {t('cards.linkTurn')}
        </Button>
      )}
      {may.remove('links', link) ? (
        <footer>
          <Button
            look="quiet"
            icon={<Trash2 aria-hidden />}
            onPress={() => {
              port.run({ type: 'remove', records: [{ kind: 'links', id: link.id }] });
              close();
            }}
          >
            {t('cards.linkRemove')}
          </Button>
        </footer>
      ) : null}
    </>
  );
}
