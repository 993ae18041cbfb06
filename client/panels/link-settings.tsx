import { useState } from 'react';
import type { LinkAnswer } from '../../shared/wire/api.ts';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/select.tsx';
import { useTranslation } from '../ui/speech.ts';
import { TextField } from '../ui/text-field.tsx';
import type { LinkChange } from './links.ts';

const DAY_MS = 86_400_000;
const DAYS = { day: 1, week: 7, month: 30 } as const;
type Lasting = 'kept' | 'always' | keyof typeof DAYS;

export interface LinkSettingsProps {
  link: LinkAnswer;
  /** When it ends, in words, where it does. */
  ends: string;
  /** Of the role it gives, in words. */
  name: string;
  onChange: (change: LinkChange) => Promise<boolean>;
}

export function LinkSettings({ link, ends, name, onChange }: LinkSettingsProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [renewing, setRenewing] = useState(false);
  const [said, setSaid] = useState('');

  async function change(what: LinkChange, done: string): Promise<void> {
    setSaid('');
    if (await onChange(what)) setSaid(t(done));
  }
  async function lockWith(next: string | null): Promise<void> {
    await change({ password: next }, next === null ? 'share.passwordGone' : 'share.passwordSet');
    setPassword('');
  }
  const lasting: readonly Lasting[] = [
    ...(link.expires === undefined ? [] : (['kept'] as const)),
    'always',
    'day',
    'week',
    'month',
  ];
  const until = (chosen: Lasting): void => {
    if (chosen === 'kept') return;
    const expires = chosen === 'always' ? null : Date.now() + DAYS[chosen] * DAY_MS;
    void change({ expires }, 'share.lastingSet');
  };

  return (
    <div className="share-settings" role="group" aria-label={t('share.settingsOf', { role: name })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (password !== '') void lockWith(password);
        }}
      >
        <TextField
          label={t(link.password ? 'share.newPassword' : 'share.password')}
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={setPassword}
          maxLength={200}
        />
        <Button type="submit" isDisabled={password === ''}>
          {t('share.setPassword')}
        </Button>
        {link.password ? <Button onPress={() => void lockWith(null)}>{t('share.removePassword')}</Button> : null}
      </form>
      <Select
        label={t('share.lasting')}
        value={link.expires === undefined ? 'always' : 'kept'}
        options={lasting.map((one) => ({ id: one, label: one === 'kept' ? ends : t(`share.lasting.${one}`) }))}
        onChange={until}
      />
      {renewing ? (
        <div className="share-renew">
          <p>{t('share.renewWhat')}</p>
          <Button
            look="filled"
            onPress={() => {
              setRenewing(false);
              void change({ renew: true }, 'share.renewed');
            }}
          >
            {t('share.renewYes')}
          </Button>
          <Button onPress={() => setRenewing(false)}>{t('share.renewNo')}</Button>
        </div>
      ) : (
        <Button onPress={() => setRenewing(true)}>{t('share.renew')}</Button>
      )}
      <p role="status" className="share-hint">
        {said}
      </p>
    </div>
  );
}
