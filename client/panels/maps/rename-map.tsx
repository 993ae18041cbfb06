import { type SubmitEvent, useId, useState } from 'react';
import type { BoardPort } from '../../../shared/document/board.ts';
import type { JourneyMap } from '../../../shared/journey/journey.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { TextField } from '../../ui/text-field.tsx';

const LENGTH = 200;

export function RenameMap({ map, port, onClose }: { map: JourneyMap; port: BoardPort; onClose: () => void }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(map.title);
  const form = useId();
  const keep = (event: SubmitEvent): void => {
    event.preventDefault();
    const next = title.trim();
    if (next !== map.title) port.run({ type: 'setMap', id: map.id, fields: { title: next } });
    onClose();
  };
  return (
    <Dialog
      title={t('maps.rename')}
      closeLabel={t('app.close')}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t('maps.cancel')}</Button>
          <Button look="filled" type="submit" form={form}>
            {t('maps.keep')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={keep}>
        <TextField label={t('maps.name')} value={title} onChange={setTitle} maxLength={LENGTH} takesFocus />
      </form>
    </Dialog>
  );
}
