import { type SubmitEvent, useId, useState } from 'react';
import { mapsOf } from '../../../shared/journey/columns.ts';
import type { Id } from '../../../shared/journey/journey.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useRecords } from '../use-records.ts';
import type { MapView } from './map-view.ts';

export interface LinkDialogProps extends MapView {
  of: { kind: 'stage' | 'step'; id: Id };
  onClose: () => void;
}

/** Where a stage or step leads: to another map of this board, or to another board by its address. */
export function LinkDialog({ of, onClose, port, mapId }: LinkDialogProps) {
  const { t } = useTranslation();
  const journey = useRecords(port);
  const record = (of.kind === 'stage' ? journey.stages : journey.steps).get(of.id);
  const held = record?.linkTo ?? '';
  const [address, setAddress] = useState(held.startsWith('map:') ? '' : held);
  const [isWrong, setWrong] = useState(false);
  const form = useId();
  if (!record || record.deleted) return null;
  const set = (linkTo: string | null): void => {
    port.run({ type: of.kind === 'stage' ? 'setStage' : 'setStep', id: of.id, fields: { linkTo } });
    onClose();
  };
  const keep = (event: SubmitEvent): void => {
    event.preventDefault();
    const typed = address.trim();
    if (typed === '') return set(held.startsWith('map:') ? held : null);
    const url = URL.canParse(typed) ? new URL(typed) : undefined;
    if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return setWrong(true);
    set(typed);
  };
  const others = mapsOf(journey).filter(({ id }) => id !== mapId);
  return (
    <Dialog
      title={t('maps.linkTitle', { title: record.title })}
      closeLabel={t('app.close')}
      onClose={onClose}
      foot={
        <>
          {held === '' ? null : (
            <Button look="quiet" onPress={() => set(null)}>
              {t('maps.unlink')}
            </Button>
          )}
          <Button look="filled" type="submit" form={form}>
            {t('maps.keep')}
          </Button>
        </>
      }
    >
      {others.length === 0 ? null : (
        <>
          <p className="desk-lead">{t('maps.linkHow')}</p>
          <ul className="map-choice">
            {others.map((map) => (
              <li key={map.id}>
                <button type="button" aria-pressed={held === `map:${map.id}`} onClick={() => set(`map:${map.id}`)}>
                  <span className="map-row-title">{map.title || t('maps.untitled')}</span>
                  <span className={`state-chip state-${map.state}`}>{t(`app.state.${map.state}`)}</span>
                </button>
              </li>
            ))}
          </ul>
          <p className="desk-or">{t('maps.linkOr')}</p>
        </>
      )}
      {/* what is wrong is said here, in the language of the page: the browser's own bubble speaks another and goes away */}
      <form id={form} onSubmit={keep} noValidate>
        <TextField
          label={t('maps.linkAddress')}
          value={address}
          onChange={(value) => {
            setAddress(value);
            setWrong(false);
          }}
          type="url"
          hint={t('maps.linkKey')}
          error={isWrong ? t('maps.linkWrong') : undefined}
        />
      </form>
    </Dialog>
  );
}
