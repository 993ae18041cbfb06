import type { Copied } from '../../editor/desk.ts';
import { showMap } from '../../editor/map-actions.ts';
import { mapsOf } from '../../../shared/journey/columns.ts';
import { newId } from '../../../shared/journey/ids.ts';
import type { Id } from '../../../shared/journey/journey.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { toast } from '../../ui/toast.tsx';
import { useRecords } from '../use-records.ts';
import { type MapView, useActionContext } from './map-view.ts';

/** To which map; the copies are selected there, so that what came is seen. */
export function CopyTo({ what, onClose, ...view }: MapView & { what: Copied; onClose: () => void }) {
  const { t } = useTranslation();
  const { port, editor, mapId } = view;
  const journey = useRecords(port);
  const context = useActionContext(view);
  const others = mapsOf(journey).filter(({ id }) => id !== mapId);
  const copy = (to: Id): void => {
    const ids = what.kind === 'lane' ? [newId()] : what.ids.map(() => newId());
    const [first = ''] = ids;
    if (what.kind === 'lane') port.run({ type: 'copyLane', id: first, from: what.id, mapId: to });
    else port.run({ type: 'copyCards', from: what.ids, ids, mapId: to });
    onClose();
    showMap(context, to);
    editor.select(ids);
    toast(t('maps.copied', { title: journey.maps.get(to)?.title ?? '' }));
  };
  return (
    <Dialog title={t('maps.copyTo')} closeLabel={t('app.close')} onClose={onClose}>
      <p className="desk-lead">{t(what.kind === 'lane' ? 'maps.copyLaneHow' : 'maps.copyCardsHow')}</p>
      <ul className="map-choice">
        {others.map((map) => (
          <li key={map.id}>
            <button type="button" onClick={() => copy(map.id)}>
              <span className="map-row-title">{map.title || t('maps.untitled')}</span>
              <span className={`state-chip state-${map.state}`}>{t(`app.state.${map.state}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
