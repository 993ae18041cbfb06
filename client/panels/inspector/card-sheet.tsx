import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../../charts/use-locale.ts';
import type { Variables } from '../../charts/variables.ts';
import type { Card, Id, Journey } from '../../../shared/journey/journey.ts';
import { livingColumn } from '../../../shared/journey/columns.ts';
import { Button } from '../../ui/button.tsx';
import { BoundText } from './bound-text.tsx';
import { Facts } from './facts.tsx';
import { Figures } from './figures.tsx';
import type { SheetProps } from './sheet.ts';

/** The stage a card stands in, by name. */
function stageTitleOf(journey: Journey, columnId: Id): string {
  const column = livingColumn(journey, columnId);
  if (column === undefined) return '';
  return journey.stages.get(journey.steps.get(column)?.stageId ?? column)?.title ?? '';
}

export function CardSheet({ card, ...props }: SheetProps & { card: Card }) {
  const { t } = useTranslation();
  const { say } = useLocale();
  const { port, presence, journey, may, close } = props;
  const readOnly = !may.change('cards', card);
  const colour: Variables = { '--kind': `var(--kind-${card.kind})` };
  const where = stageTitleOf(journey, card.cell.columnId);
  return (
    <>
      <p className="sheet-kind" style={colour}>
        {[say(`kind.${card.kind}`), where].filter((part) => part !== '').join(' · ')}
      </p>
      <BoundText
        key={`${card.id}/title`}
        {...{ port, presence, id: card.id, field: 'title', readOnly, label: t('panels.title') }}
      />
      {readOnly && card.body === '' ? null : (
        <BoundText
          key={`${card.id}/body`}
          {...{ port, presence, id: card.id, field: 'body', readOnly, label: t('panels.body') }}
          placeholder={t('panels.bodyHint')}
        />
      )}
      <Facts key={card.id} card={card} port={port} readOnly={readOnly} />
      <Figures journey={journey} targets={[`card:${card.id}`]} />
      {may.remove('cards', card) ? (
        <footer>
          <Button
            look="quiet"
            icon={<Trash2 aria-hidden />}
            onPress={() => {
              port.run({ type: 'remove', records: [{ kind: 'cards', id: card.id }] });
              close();
            }}
          >
            {t('panels.delete')}
          </Button>
        </footer>
      ) : null}
    </>
  );
}
