import { Bookmark, Camera, RotateCcw } from 'lucide-react';
import { type CSSProperties, useState } from 'react';
import { useLocale } from '../charts/use-locale.ts';
import type { Id, Journey } from '../../shared/journey/journey.ts';
import type { ActivityEntry, VersionSummary } from '../../shared/wire/history.ts';
import { PERSON_INK, personColour } from '../ui/person-colours.ts';
import { Button } from '../ui/button.tsx';
import { clausesOf, scopeName, type T } from './clauses.ts';
import type { Day } from './days.ts';
import { dayOf, momentOf, timeOf } from './when.ts';
import { useWords } from './use-words.ts';

export interface TimelineProps {
  days: readonly Day[];
  journey: Journey;
  chosen: Id | undefined;
  now: number;
  onChoose: (version: VersionSummary) => void;
}

/** Sentences of one person's burst that are shown before one asks for all. */
const FIRST = 4;

const ICONS = { saved: Bookmark, edit: Camera, restore: RotateCcw } as const;

export function versionTitle({ name, why }: VersionSummary, t: T): string {
  return name ?? t(why === 'restore' ? 'history.version.restore' : 'history.version.edit');
}

export function Timeline({ days, journey, chosen, now, onChoose }: TimelineProps) {
  const t = useWords();
  const { locale } = useLocale();
  return (
    <ol className="history-days" aria-label={t('history.timeline')}>
      {days.map(({ at, moments }) => (
        <li key={at}>
          <h3>{dayOf(locale, at, now, t)}</h3>
          <ol>
            {moments.map((moment) =>
              moment.kind === 'version' ? (
                <Version
                  key={moment.version.id}
                  version={moment.version}
                  isChosen={moment.version.id === chosen}
                  onChoose={onChoose}
                />
              ) : (
                <Entry key={moment.entry.id} entry={moment.entry} journey={journey} now={now} />
              ),
            )}
          </ol>
        </li>
      ))}
    </ol>
  );
}

interface VersionProps {
  version: VersionSummary;
  isChosen: boolean;
  onChoose: (version: VersionSummary) => void;
}

function Version({ version, isChosen, onChoose }: VersionProps) {
  const t = useWords();
  const { locale } = useLocale();
  const Icon = ICONS[version.why];
  const hint = version.by
    ? t('history.version.savedBy', { name: version.by.name })
    : version.why === 'saved'
      ? t('history.somebody')
      : t(`history.version.${version.why}.hint`);
  return (
    <li className={`history-version history-version-${version.why}`}>
      <button type="button" aria-pressed={isChosen} onClick={() => onChoose(version)}>
        <span className="history-mark">
          <Icon aria-hidden />
        </span>
        <span className="history-words">
          <strong>{versionTitle(version, t)}</strong>
          <span>{hint}</span>
        </span>
        <time dateTime={new Date(version.at).toISOString()}>{timeOf(locale, version.at)}</time>
      </button>
    </li>
  );
}

const inkOf = (color: number): CSSProperties & Record<'--who' | '--who-ink', string> => ({
  '--who': personColour(color),
  '--who-ink': PERSON_INK,
});

function Entry({ entry, journey, now }: { entry: ActivityEntry; journey: Journey; now: number }) {
  const t = useWords();
  const { locale } = useLocale();
  const [isOpen, setOpen] = useState(false);
  const { by, restored } = entry;
  const said = restored
    ? [
        restored.name === undefined
          ? t('history.restored', {
              scope: scopeName(restored.scope, journey, t, restored.title),
              when: momentOf(locale, restored.at, now),
            })
          : t('history.restored.named', {
              scope: scopeName(restored.scope, journey, t, restored.title),
              name: restored.name,
            }),
      ]
    : clausesOf(entry, journey, t);
  if (said.length === 0) return null;
  const rest = said.length - FIRST;
  const shown = isOpen || rest <= 1 ? said : said.slice(0, FIRST);
  const name = by?.name ?? t('history.somebody');
  return (
    <li className="history-entry">
      <span className="history-mark" {...(by ? { style: inkOf(by.color) } : {})} aria-hidden>
        {[...name][0]?.toLocaleUpperCase(locale)}
      </span>
      <div className="history-words">
        <p>
          <strong>{name}</strong>
        </p>
        <ul>
          {shown.map((clause, place) => (
            // sentences have no names of their own, and their order is their place
            <li key={`${place}/${clause}`}>{clause}</li>
          ))}
        </ul>
        {rest > 1 ? (
          <Button look="quiet" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
            {isOpen ? t('history.less') : t('history.more', { count: rest })}
          </Button>
        ) : null}
      </div>
      <time dateTime={new Date(entry.until).toISOString()}>{timeOf(locale, entry.until)}</time>
    </li>
  );
}
