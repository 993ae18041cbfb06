import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { TextField } from '../ui/text-field.tsx';
import { boardAddress } from './board-address.ts';

export function OpenLink({ onOpen }: { onOpen: (address: string) => void }) {
  const { t } = useTranslation();
  const [link, setLink] = useState('');
  const [wrong, setWrong] = useState(false);
  return (
    <form
      className="open-link"
      onSubmit={(event) => {
        event.preventDefault();
        const address = boardAddress(link, location.origin);
        setWrong(address === undefined);
        if (address !== undefined) onOpen(address);
      }}
    >
      <TextField
        label={t('home.openLink')}
        isLabelHidden
        placeholder={t('home.pasteLink')}
        value={link}
        onChange={(next) => {
          setLink(next);
          setWrong(false);
        }}
        autoComplete="off"
        error={wrong ? t('home.noLink') : undefined}
      />
      <Button type="submit">{t('home.open')}</Button>
    </form>
  );
}
