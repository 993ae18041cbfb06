import { Trash2 } from 'lucide-react';
import type { Card } from '../../../shared/journey/journey.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { Facts } from './facts.tsx';
import { cellOf } from '../../editor/grid.ts';
import { CellPicker } from '../cell-picker.tsx';
import type { SheetProps } from './sheet.ts';

export function SeveralSheet({ cards, ...props }: SheetProps & { cards: readonly Card[] }) {
  const { t } = useTranslation();
  const { port, journey, mapId, may, close } = props;
  const movable = cards.filter((card) => may.change('cards', card));
  const removable = cards.filter((card) => may.remove('cards', card));
  return (
    <>
      <p className="sheet-kind">{t('panels.several')}</p>
      <h2>{t('panels.cardCount', { count: cards.length })}</h2>
      {movable.length === 0 ? null : (
        <Facts cards={movable} editor={props.pictureContext.editor} {...{ journey, port }} readOnly={false} />
      )}
      {movable.length === 0 ? null : (
        <CellPicker
          journey={journey}
          mapId={mapId}
          action={t('panels.move')}
          start={movable[0] && cellOf(journey, movable[0])}
          onPick={(cell) => port.run({ type: 'moveCards', ids: movable.map((card) => card.id), cell })}
        />
      )}
      {removable.length === 0 ? null : (
        <footer>
          <Button
            look="quiet"
            icon={<Trash2 aria-hidden />}
            onPress={() => {
              port.run({ type: 'remove', records: removable.map(({ id }) => ({ kind: 'cards', id })) });
              close();
            }}
          >
            {t('panels.deleteCards', { count: removable.length })}
          </Button>
        </footer>
      )}
    </>
  );
}
