import { dayHere } from '../ui/day-here.ts';
import { Check, Copy, QrCode, Settings2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { LinkAnswer } from '../../shared/wire/api.ts';
import type { Role } from '../../shared/wire/roles.ts';
import { formatDate } from '../../shared/journey/format.ts';
import type { Locale } from '../../shared/journey/journey.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import type { LinkChange } from './links.ts';
import { LinkSettings } from './link-settings.tsx';

const COPIED_MS = 2_000;

export interface ShareLinkProps {
  role: Role;
  link: LinkAnswer;
  /** Shows it as a code for the room. */
  onCode: () => void;
  /** Given to whoever may change it. */
  onChange?: (change: LinkChange) => Promise<boolean>;
}

export function ShareLink({ role, link, onCode, onChange }: ShareLinkProps) {
  const { t, i18n } = useTranslation();
  const locale: Locale = i18n.language === 'tr' ? 'tr' : 'en';
  const [settings, setSettings] = useState(false);
  const [copied, setCopied] = useState<'yes' | 'failed'>();
  const address = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (copied !== 'yes') return;
    const timer = setTimeout(() => setCopied(undefined), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(link.url);
      setCopied('yes');
    } catch {
      // pages without a secure address have no clipboard; the marked link can be copied by hand
      address.current?.focus();
      address.current?.select();
      setCopied('failed');
    }
  }
  const name = t(`share.role.${role}`);
  const [opened] = useState(() => Date.now());
  const { expires } = link;
  const ends =
    expires === undefined
      ? ''
      : t(expires < opened ? 'share.ended' : 'share.until', { date: formatDate(locale, dayHere(expires)) });
  return (
    <li>
      <div className="share-row">
        <div className="share-what">
          <h3>{name}</h3>
          <p>{t(`share.may.${role}`)}</p>
        </div>
        <Button
          icon={copied === 'yes' ? <Check aria-hidden /> : <Copy aria-hidden />}
          label={t(copied === 'yes' ? 'share.copiedNow' : 'share.copyOf', { role: name })}
          onPress={() => void copy()}
        >
          {t(copied === 'yes' ? 'share.copied' : 'share.copy')}
        </Button>
        <IconButton label={t('share.codeOf', { role: name })} onPress={onCode}>
          <QrCode aria-hidden />
        </IconButton>
        {onChange ? (
          <IconButton
            label={t('share.settingsOf', { role: name })}
            aria-expanded={settings}
            onPress={() => setSettings(!settings)}
          >
            <Settings2 aria-hidden />
          </IconButton>
        ) : null}
      </div>
      <input
        ref={address}
        className="share-address"
        aria-label={t('share.address', { role: name })}
        readOnly
        value={link.url}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p className="share-facts">
        {link.password ? <span>{t('share.hasPassword')}</span> : null}
        {ends === '' ? null : <span>{ends}</span>}
      </p>
      <p role="status" className={copied === 'failed' ? 'share-hint' : 'share-hint visually-hidden'}>
        {copied === 'yes' ? t('share.copiedOf', { role: name }) : null}
        {copied === 'failed' ? t('share.copyFailed') : null}
      </p>
      {settings && onChange ? <LinkSettings link={link} ends={ends} name={name} onChange={onChange} /> : null}
    </li>
  );
}
