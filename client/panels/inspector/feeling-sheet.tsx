import { Eraser, Sparkle } from 'lucide-react';
import { useId, useState } from 'react';
import { Primitives } from '../../charts/primitives.tsx';
import { useLocale } from '../../charts/use-locale.ts';
import { feelingCommands, type FeelingPlace } from '../../editor/feeling-commands.ts';
import { feelingWord, formatFeeling } from '../../../shared/journey/charts/feelings-curve.describe.ts';
import { columnsOf } from '../../../shared/journey/columns.ts';
import { feelingsShownOn, keptFeeling, meaningOf, shownFeeling } from '../../../shared/journey/feeling-scale.ts';
import { feelingCurve } from '../../../shared/journey/feelings.ts';
import { formatNumber } from '../../../shared/journey/format.ts';
import type { Journey } from '../../../shared/journey/journey.ts';
import { personaName } from '../../../shared/journey/personas.ts';
import { face } from '../../../shared/journey/scene-icons.ts';
import { TOKENS } from '../../../shared/journey/tokens.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import type { SheetProps } from './sheet.ts';
import './feeling-sheet.css';

/** The names that theme.css gives the colours, so that a face follows the theme. */
const INK = { positive: 'var(--positive)', negative: 'var(--negative)', neutral: 'var(--third)' };

/** The point as it is drawn; undefined where the column or the curve is gone. */
export function pointAt(journey: Journey, place: FeelingPlace) {
  const column = columnsOf(journey, place.mapId).find(({ id }) => id === place.columnId);
  const point = feelingCurve(journey, place.mapId, place.personaId).points.find(
    ({ columnId }) => columnId === place.columnId,
  );
  return column && point ? { column, point } : undefined;
}

/** What somebody feels at one column: its value, why, and whether everything turns on it. */
export function FeelingSheet({ place, ...props }: SheetProps & { place: FeelingPlace }) {
  const { t } = useTranslation();
  const { locale, say } = useLocale();
  const { port, journey, may } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const noteId = useId();
  const { scale, words } = feelingsShownOn(journey, place.mapId);
  const found = pointAt(journey, place);
  const map = journey.maps.get(place.mapId);
  if (!found || !map) return null;
  const { column, point } = found;
  const { value, note = '', moment = false, votes } = point;
  // who may shape the map may say what is felt on it
  const readOnly = !may.change('maps', map);
  const write = (fields: { value?: number; note?: string | null; moment?: boolean | null }): void => {
    const next = fields.value ?? value;
    if (next === undefined) return;
    const [command] = feelingCommands(journey, place, next);
    if (command?.type === 'setFeeling') {
      port.run({ ...command, feeling: { ...command.feeling, ...fields, value: next } });
    }
  };
  const keepNote = (): void => {
    if (draft !== null && draft.trim() !== note) write({ note: draft.trim() === '' ? null : draft.trim() });
    setDraft(null);
  };
  const keepTyped = (): void => {
    const number = Number((typed ?? '').trim().replace('−', '-').replace(',', '.'));
    const next = typed === null || typed.trim() === '' || Number.isNaN(number) ? undefined : keptFeeling(number, scale);
    if (next !== undefined && next !== value) write({ value: next });
    setTyped(null);
  };
  const levels = [-2, -1, 0, 1, 2] as const;
  return (
    <>
      <p className="sheet-kind">{[say('lane.feelings'), personaName(journey, place.personaId, locale)].join(' · ')}</p>
      <h2>{column.title || column.stageTitle}</h2>
      {value === undefined ? (
        <p className="sheet-note">{t('lanes.gap')}</p>
      ) : (
        <p className="feeling-now" data-meaning={meaningOf(value)}>
          <svg width="44" height="44" viewBox="-11 -11 22 22" aria-hidden>
            <Primitives
              items={face(0, 0, value, INK[meaningOf(value)], {
                tokens: { ...TOKENS.light, surface: 'var(--surface)' },
                locale,
              })}
            />
          </svg>
          <strong>{formatFeeling(locale, value, scale)}</strong>
          <span>{feelingWord(value, locale, words)}</span>
        </p>
      )}
      {readOnly ? null : (
        <fieldset className="feeling-levels">
          <legend>{t('lanes.value')}</legend>
          {levels.map((level) => (
            <button
              key={level}
              type="button"
              aria-pressed={value === level}
              aria-label={`${formatFeeling(locale, level, scale)} ${feelingWord(level, locale, words)}`}
              title={feelingWord(level, locale, words)}
              onClick={() => port.run(feelingCommands(journey, place, level))}
            >
              {formatFeeling(locale, level, scale)}
            </button>
          ))}
          <input
            type="text"
            inputMode="decimal"
            aria-label={t('lanes.number', {
              from: formatFeeling(locale, -2, scale),
              to: formatFeeling(locale, 2, scale),
            })}
            value={typed ?? (value === undefined ? '' : formatNumber(locale, shownFeeling(value, scale), 1, 0))}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onBlur={keepTyped}
            onKeyDown={(event) => event.key === 'Enter' && keepTyped()}
          />
        </fieldset>
      )}
      {votes && votes.n > 1 ? (
        <p className="sheet-note">
          {t('lanes.votes', {
            n: votes.n,
            median: formatFeeling(locale, votes.median, scale),
            low: formatFeeling(locale, votes.low, scale),
            high: formatFeeling(locale, votes.high, scale),
          })}
        </p>
      ) : null}
      {value === undefined || (readOnly && note === '') ? null : (
        <div className="feeling-note">
          <label htmlFor={noteId}>{t('lanes.note')}</label>
          <textarea
            id={noteId}
            rows={2}
            readOnly={readOnly}
            maxLength={2000}
            placeholder={t('lanes.noteHint')}
            value={draft ?? note}
            onChange={(event) => setDraft(event.currentTarget.value)}
            onBlur={keepNote}
          />
        </div>
      )}
      {value === undefined || (readOnly && !moment) ? null : (
        <button
          type="button"
          className="feeling-moment"
          aria-pressed={moment}
          disabled={readOnly}
          onClick={() => write({ moment: moment ? null : true })}
        >
          <Sparkle aria-hidden size={16} />
          <span>
            <b>{t('lanes.moment')}</b>
            <small>{t('lanes.momentHow')}</small>
          </span>
        </button>
      )}
      {readOnly || value === undefined || point.source !== 'agreed' ? null : (
        <footer>
          <Button
            look="quiet"
            icon={<Eraser aria-hidden />}
            onPress={() => port.run(feelingCommands(journey, place, null))}
          >
            {t('lanes.clear')}
          </Button>
        </footer>
      )}
    </>
  );
}
