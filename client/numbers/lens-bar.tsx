import { ChevronLeft, ChevronRight, ClipboardCheck, Eye, Lightbulb, Spline } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useLocale } from '../charts/use-locale.ts';
import type { Editor } from '../editor/store.ts';
import type { BoardPort } from '../../shared/document/board.ts';
import { flowOf } from '../../shared/journey/dated.ts';
import { formatPeriod } from '../../shared/journey/format.ts';
import type { Id, Period } from '../../shared/journey/journey.ts';
import { EVERYBODY, type LensChoice, lensChoices, type LensChoices, periodsOf } from '../../shared/journey/lens.ts';
import { personaName } from '../../shared/journey/personas.ts';
import { IconButton } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { useRecords } from '../panels/use-records.ts';
import './lens-bar.css';

interface LensBarProps {
  port: BoardPort;
  editor: Editor;
  mapId: Id;
  view: 'canvas' | 'table';
}

/** Whom and when one looks at, and what the numbers say: one control each for the whole map (N5). */
export function LensBar({ port, editor, mapId, view }: LensBarProps) {
  const { t } = useTranslation();
  const journey = useRecords(port);
  const { metrics, observations, funnels, funnelSteps, flows, personas, maps } = journey;
  const hasNumbers = observations.size > 0 || funnels.size > 0 || flows.size > 0;
  // what there is to choose changes with these alone, and cards are edited far more often
  const choices = useMemo(
    () => lensChoices(port.records(), mapId),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
    [port, mapId, observations, funnels, funnelSteps, personas, maps],
  );
  const periods = useMemo(
    () => periodsOf(port.records(), mapId),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
    [port, mapId, observations, metrics],
  );
  const sight = useStore(editor.desk, (state) => state.sight);
  const isTold = useStore(editor.desk, ({ beside }) => beside?.kind === 'insights');
  if (!hasNumbers) return null;
  return (
    <div className="lens-bar" data-at-foot="" role="toolbar" aria-label={t('numbers.bar')}>
      <WhoSelect choices={choices} choice={sight.lens} onChoose={(lens) => editor.desk.see({ lens })} />
      {periods.length > 1 ? (
        <Scrubber periods={periods} period={sight.period} onChoose={(period) => editor.desk.see({ period })} />
      ) : null}
      {view === 'canvas' && flowOf(journey, mapId) ? (
        <IconButton
          label={t('numbers.paths')}
          aria-pressed={sight.paths}
          onPress={() => editor.desk.see({ paths: !sight.paths })}
        >
          <Spline aria-hidden />
        </IconButton>
      ) : null}
      {view === 'canvas' ? (
        <IconButton
          label={t('numbers.evidence')}
          shortcut="Alt+E"
          aria-pressed={sight.evidence}
          onPress={() => editor.desk.see({ evidence: !sight.evidence })}
        >
          <ClipboardCheck aria-hidden />
        </IconButton>
      ) : null}
      <IconButton
        label={t('numbers.insights')}
        shortcut="Alt+I"
        aria-pressed={isTold}
        onPress={() => editor.desk.tell(isTold ? null : { kind: 'insights' })}
      >
        <Lightbulb aria-hidden />
      </IconButton>
    </div>
  );
}

interface WhoProps {
  choices: LensChoices;
  choice: LensChoice;
  onChoose: (choice: LensChoice) => void;
}

const keyOf = (choice: LensChoice): string =>
  choice.of === 'persona' ? `persona/${choice.id}` : choice.of === 'segment' ? `segment/${choice.name}` : '';

function choiceOf(key: string): LensChoice {
  if (key.startsWith('persona/')) return { of: 'persona', id: key.slice('persona/'.length) };
  return key.startsWith('segment/') ? { of: 'segment', name: key.slice('segment/'.length) } : EVERYBODY;
}

function WhoSelect({ choices, choice, onChoose }: WhoProps) {
  const { t } = useTranslation();
  const { locale, say } = useLocale();
  const { personas, segments } = choices;
  if (personas.length + segments.length < 1) return null;
  return (
    <label className="lens-who" data-lens={choice.of !== 'everybody' || undefined}>
      <Eye aria-hidden />
      <span className="visually-hidden">{t('numbers.who')}</span>
      <select value={keyOf(choice)} onChange={(event) => onChoose(choiceOf(event.currentTarget.value))}>
        <option value="">{say('number.all')}</option>
        {personas.length > 0 ? (
          <optgroup label={t('numbers.personas')}>
            {personas.map(({ persona, segment }) => (
              <option key={persona.id} value={keyOf({ of: 'persona', id: persona.id })}>
                {[personaName({ personas: new Map([[persona.id, persona]]) }, persona.id, locale), segment]
                  .filter((part, i, all) => part !== undefined && all.indexOf(part) === i)
                  .join(' · ')}
              </option>
            ))}
          </optgroup>
        ) : null}
        {segments.length > 0 ? (
          <optgroup label={t('numbers.segments')}>
            {segments.map((name) => (
              <option key={name} value={keyOf({ of: 'segment', name })}>
                {name}
              </option>
            ))}
          </optgroup>
        ) : null}
      </select>
    </label>
  );
}

interface ScrubberProps {
  periods: readonly Period[];
  period: Period | null;
  onChoose: (period: Period | null) => void;
}

/** One slider over the periods; the whole map moves with it. At its end it stays with the newest, whatever comes. */
function Scrubber({ periods, period, onChoose }: ScrubberProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const last = periods.length - 1;
  const found = period === null ? last : periods.indexOf(period);
  const at = found < 0 ? last : found;
  const go = (to: number): void => onChoose(to >= last ? null : (periods[Math.max(0, to)] ?? null));
  const name = formatPeriod(locale, periods[at] ?? '');
  return (
    <div className="lens-when" data-past={at < last || undefined}>
      <IconButton label={t('numbers.earlier')} isDisabled={at === 0} onPress={() => go(at - 1)}>
        <ChevronLeft aria-hidden />
      </IconButton>
      <div>
        <output aria-hidden>{name}</output>
        <input
          type="range"
          min={0}
          max={last}
          step={1}
          value={at}
          aria-label={t('numbers.when')}
          aria-valuetext={name}
          onChange={(event) => go(Number(event.currentTarget.value))}
        />
        <span className="lens-ticks" aria-hidden>
          {periods.length <= 24 ? periods.map((one) => <i key={one} />) : null}
        </span>
      </div>
      <IconButton label={t('numbers.later')} isDisabled={at === last} onPress={() => go(at + 1)}>
        <ChevronRight aria-hidden />
      </IconButton>
    </div>
  );
}
