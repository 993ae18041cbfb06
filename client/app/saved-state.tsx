import { Check, CloudAlert, CloudOff, CloudUpload } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Saved } from '../session/saved.ts';
import type { Value } from '../session/value.ts';
import { useTranslation } from '../ui/speech.ts';
import { useValue } from './use-session.ts';

const ICONS: Readonly<Record<Saved, ReactElement>> = {
  saving: <CloudUpload aria-hidden />,
  saved: <Check aria-hidden />,
  offline: <CloudOff aria-hidden />,
  unkept: <CloudAlert aria-hidden />,
};

/** D14: never says "saved" before the server has said so. */
export function SavedState({ saved }: { saved: Value<Saved> }) {
  const { t } = useTranslation();
  const state = useValue(saved);
  return (
    <p className={`saved saved-${state}`} role="status" title={t(`app.saved.${state}.more`)}>
      {ICONS[state]}
      <span>{t(`app.saved.${state}`)}</span>
    </p>
  );
}
