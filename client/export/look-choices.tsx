import { useMemo, useState } from 'react';
import { describeLens } from '../../shared/journey/charts/lens.describe.ts';
import { flowOf } from '../../shared/journey/dated.ts';
import type { Id, Journey, Locale } from '../../shared/journey/journey.ts';
import { EVERYBODY, lensOf } from '../../shared/journey/lens.ts';
import { type Extra, EXTRAS, type Look } from '../../shared/journey/look.ts';
import { useTranslation } from '../ui/speech.ts';
import { toggled } from './slides-choices.ts';

interface Choosing {
  isAsSeen: boolean;
  show: readonly Extra[];
  onAsSeen: (wanted: boolean) => void;
  onShow: (show: readonly Extra[]) => void;
}

const PLAIN: Look = {};

/** How the map is drawn in the file: at first as it is on the screen. */
export function useLookChoices({ who, period, show = [] }: Look = PLAIN): [Look, Choosing] {
  const [isAsSeen, onAsSeen] = useState(true);
  const [shown, onShow] = useState(show);
  const look = useMemo(
    (): Look => ({ show: shown, ...(isAsSeen ? { ...(who ? { who } : {}), period } : {}) }),
    [who, period, shown, isAsSeen],
  );
  return [look, { isAsSeen, show: shown, onAsSeen, onShow }];
}

interface LookChoicesProps extends Choosing {
  journey: Journey;
  mapId: Id;
  looked: Look | undefined;
}

/** Whose numbers the drawn files show, and what is drawn in them beside. */
export function LookChoices({ journey, mapId, looked = PLAIN, isAsSeen, show, onAsSeen, onShow }: LookChoicesProps) {
  const { t, i18n } = useTranslation();
  const locale: Locale = i18n.language === 'tr' ? 'tr' : 'en';
  const lens = lensOf(journey, mapId, looked.who ?? EVERYBODY, looked.period);
  const seen = describeLens(journey, lens, locale);
  const offered = EXTRAS.filter((extra) => extra !== 'paths' || flowOf(journey, mapId) !== undefined);
  return (
    <fieldset className="export-look">
      <legend>{t('export.look')}</legend>
      {seen === '' ? null : (
        <label>
          <input type="checkbox" checked={isAsSeen} onChange={(event) => onAsSeen(event.currentTarget.checked)} />
          <span>{t('export.asSeen', { seen })}</span>
        </label>
      )}
      {offered.map((extra) => (
        <label key={extra}>
          <input
            type="checkbox"
            checked={show.includes(extra)}
            onChange={(event) => onShow(toggled(show, extra, event.currentTarget.checked))}
          />
          <span>{t(`export.show.${extra}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
