import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useTranslation } from '../ui/speech.ts';
import { TextField } from '../ui/text-field.tsx';
import type { Recent } from './recents.ts';

const LENGTH = 200;

interface RenameProps {
  recent: Recent;
  onRename: (title: string) => Promise<boolean>;
  onClose: () => void;
}

export function RenameBoard({ recent, onRename, onClose }: RenameProps) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(recent.title);
  const [state, setState] = useState<'asked' | 'busy' | 'failed'>('asked');
  const next = title.trim();
  async function rename(): Promise<void> {
    if (next === '' || state === 'busy') return;
    setState('busy');
    if (next === recent.title || (await onRename(next))) onClose();
    else setState('failed');
  }
  return (
    <Dialog title={t('home.rename.title')} closeLabel={t('home.close')} onClose={onClose}>
      <form
        className="rename-board"
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        <TextField
          label={t('home.rename.label')}
          value={title}
          onChange={setTitle}
          maxLength={LENGTH}
          autoComplete="off"
          takesFocus
          hint={t('home.rename.what')}
          error={state === 'failed' ? t('home.notDone') : undefined}
        />
        <Button type="submit" look="filled" isDisabled={next === ''} isPending={state === 'busy'}>
          {t('home.rename.go')}
        </Button>
      </form>
    </Dialog>
  );
}

interface SureProps {
  of: 'forget' | 'delete';
  recent: Recent;
  onYes: () => void;
  onClose: () => void;
}

/** Asks before a board leaves this list, or everybody. */
export function Sure({ of, recent, onYes, onClose }: SureProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      title={t(`home.${of}.title`, { title: recent.title })}
      closeLabel={t('home.close')}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t(`home.${of}.no`)}</Button>
          <Button
            look="filled"
            onPress={() => {
              onClose();
              onYes();
            }}
          >
            {t(`home.${of}.yes`)}
          </Button>
        </>
      }
    >
      <p>{t(`home.${of}.what`)}</p>
    </Dialog>
  );
}
