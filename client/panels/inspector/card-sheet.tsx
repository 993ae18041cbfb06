import { Trash2 } from 'lucide-react';
import { useLocale } from '../../charts/use-locale.ts';
import type { Variables } from '../../charts/variables.ts';
import type { Card, Id, Journey } from '../../../shared/journey/journey.ts';
import { livingColumn } from '../../../shared/journey/columns.ts';
import { kindsIn } from '../../editor/card-kinds.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { BoundText } from './bound-text.tsx';
import { CardLinks } from './card-links.tsx';
import { Facts } from './facts.tsx';
import { Figures } from './figures.tsx';
import { PictureField } from './picture-field.tsx';
import { PillSelect } from './pill-select.tsx';
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
  const { port, presence, journey, may, close, choose } = props;
  const readOnly = !may.change('cards', card);
  const colour: Variables = { '--kind': `var(--kind-${card.kind})` };
  const lane = journey.lanes.get(card.cell.laneId);
  const kinds = lane ? kindsIn(lane.kind, card.kind) : [];
  const where = stageTitleOf(journey, card.cell.columnId);
  return (
    <>
      <div className="sheet-kind" style={colour}>
        {kinds.length < 2 || readOnly ? (
          <span>{say(`kind.${card.kind}`)}</span>
        ) : (
          <PillSelect
            label={t('cards.kind')}
            value={card.kind}
            shown={say(`kind.${card.kind}`)}
            options={kinds.map((kind) => ({ id: kind, label: say(`kind.${kind}`) }))}
            onChange={(chosen) => {
              const kind = kinds.find((one) => one === chosen);
              if (kind) port.run({ type: 'setCard', id: card.id, fields: { kind } });
            }}
          />
        )}
        {where === '' ? null : <span>· {where}</span>}
      </div>
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
      <PictureField record={card} kind="card" alt={card.title} context={props.pictureContext} readOnly={readOnly} />
      <Facts key={card.id} cards={[card]} editor={props.pictureContext.editor} {...{ journey, port, readOnly }} />
      <CardLinks {...{ journey, card, choose }} />
      <Figures lens={props.lens} journey={journey} targets={[`card:${card.id}`]} />
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
