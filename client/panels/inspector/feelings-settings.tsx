import { useState } from 'react';
import { useLocale } from '../../charts/use-locale.ts';
import type { BoardPort } from '../../../shared/document/board.ts';
import { feelingWord, formatFeeling } from '../../../shared/journey/charts/feelings-curve.describe.ts';
import { curvesOf } from '../../../shared/journey/feelings.ts';
import { FEELING_SCALES, type Journey, type Lane, type LaneSettings } from '../../../shared/journey/journey.ts';
import { personaName } from '../../../shared/journey/personas.ts';
import { useTranslation } from '../../ui/speech.ts';
import './feeling-sheet.css';

const LEVELS = [2, 1, 0, -1, -2] as const;

interface SettingsProps {
  lane: Lane;
  journey: Journey;
  port: BoardPort;
}

/** Whose curves are drawn on a feelings lane, how its values are written, and the words of its levels. */
export function FeelingsSettings({ lane, journey, port }: SettingsProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const { settings } = lane;
  const { hidden = [], scale = 'signed', words = [] } = settings;
  const set = (
    change: Partial<Record<'hidden' | 'scale' | 'words', LaneSettings[keyof LaneSettings] | undefined>>,
  ): void => {
    const next = Object.fromEntries(
      Object.entries({ ...settings, ...change }).filter(([, value]) => value !== undefined),
    );
    port.run({ type: 'setLane', id: lane.id, fields: { settings: next } });
  };
  const curves = curvesOf(journey, lane.mapId, settings.personaIds);
  return (
    <>
      {curves.length === 0 ? null : (
        <fieldset className="feeling-curves">
          <legend>{t('lanes.curves')}</legend>
          {curves.map(({ personaId }) => (
            <label key={personaId} className="sheet-check">
              <input
                type="checkbox"
                checked={!hidden.includes(personaId)}
                onChange={(event) => {
                  const rest = hidden.filter((id) => id !== personaId);
                  const ids = event.currentTarget.checked ? rest : [...rest, personaId];
                  set({ hidden: ids.length === 0 ? undefined : ids });
                }}
              />
              {personaName(journey, personaId, locale)}
            </label>
          ))}
        </fieldset>
      )}
      <label className="feeling-note">
        {t('lanes.scale')}
        <select
          value={scale}
          onChange={(event) => {
            const chosen = FEELING_SCALES.find((one) => one === event.currentTarget.value);
            set({ scale: chosen === 'signed' ? undefined : chosen });
          }}
        >
          {FEELING_SCALES.map((one) => (
            <option key={one} value={one}>
              {t('lanes.scaleFrom', { from: formatFeeling(locale, -2, one), to: formatFeeling(locale, 2, one) })}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="feeling-words">
        <legend>{t('lanes.levelWords')}</legend>
        {LEVELS.map((level) => (
          <LevelWord
            key={level}
            label={formatFeeling(locale, level, scale)}
            own={words[level + 2] ?? ''}
            usual={feelingWord(level, locale)}
            onKeep={(word) => {
              const next = Array.from({ length: 5 }, (_, i) => (i === level + 2 ? word : (words[i] ?? '')));
              set({ words: next.every((one) => one === '') ? undefined : next });
            }}
          />
        ))}
      </fieldset>
    </>
  );
}

interface LevelProps {
  label: string;
  own: string;
  usual: string;
  onKeep: (word: string) => void;
}

function LevelWord({ label, own, usual, onKeep }: LevelProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const keep = (): void => {
    if (draft !== null && draft.trim() !== own) onKeep(draft.trim());
    setDraft(null);
  };
  return (
    <label>
      {label}
      <input
        type="text"
        value={draft ?? own}
        placeholder={usual}
        maxLength={60}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
      />
    </label>
  );
}
