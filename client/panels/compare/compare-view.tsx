import { ArrowRight, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocale } from '../../charts/use-locale.ts';
import type { Variables } from '../../charts/variables.ts';
import { showMap } from '../../editor/map-actions.ts';
import { mapsOf } from '../../../shared/journey/columns.ts';
import { CHANGES, compare, type CardDifference, type Comparison, type How } from '../../../shared/journey/compare.ts';
import type { Id } from '../../../shared/journey/journey.ts';
import { laneName } from '../../../shared/journey/scene-frame.ts';
import { IconButton } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { useRecords } from '../use-records.ts';
import type { MapView } from '../maps/map-view.ts';
import { CompareCurves } from './compare-curves.tsx';
import { CompareNumbers } from './compare-numbers.tsx';
import './compare.css';

const COLUMN = 200;
const SIGNS: Readonly<Record<How, string>> = { stays: '', changed: '≠', moved: '↔', new: '+', gone: '−' };

interface CompareViewProps extends MapView {
  pair: { from: Id; to: Id };
}

/** Two maps as one: what goes is a ghost, what is new, changed or moved is marked, curves lie over each other. */
export function CompareView({ pair, ...view }: CompareViewProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const { port, editor } = view;
  const journey = useRecords(port);
  const [hidden, setHidden] = useState<readonly How[]>([]);
  const keys = useRef<HTMLDivElement>(null);
  const maps = mapsOf(journey);
  const { from, to } = pair;
  const found = useMemo(() => {
    const isThere = (id: Id): boolean => journey.maps.get(id)?.deleted === undefined && journey.maps.has(id);
    return isThere(from) && isThere(to) ? compare(journey, from, to) : undefined;
  }, [journey, from, to]);
  const close = (): void => editor.desk.setState({ comparing: null });
  const isShown = found !== undefined;
  // the map lies wholly covered: neither keys nor a screen reader go behind the comparison
  useEffect(() => {
    const map = document.querySelector<HTMLElement>('.board-main');
    if (!isShown) return undefined;
    if (map) map.inert = true;
    keys.current?.focus();
    return () => {
      if (map) map.inert = false;
    };
  }, [isShown]);
  if (!found) return null;
  const place = ({ lane, column }: { lane: number; column: number }): string => {
    const { to, from } = found.lanes[lane] ?? {};
    const side = found.columns[column];
    const name = to ?? from;
    return [name ? laneName(name, locale) : '', (side?.to ?? side?.from)?.title ?? ''].filter(Boolean).join(' · ');
  };
  const open = (card: CardDifference): void => {
    const record = card.to ?? card.from;
    if (!record) return;
    showMap(view, card.to ? pair.to : pair.from);
    editor.select([record.id]);
  };
  const choice = (side: 'from' | 'to') => (
    <select
      aria-label={t(`compare.${side}`)}
      value={pair[side]}
      onChange={(event) => {
        const next = { ...pair, [side]: event.currentTarget.value };
        editor.desk.compare(next.from, next.to);
      }}
    >
      {maps.map((map) => (
        <option key={map.id} value={map.id}>
          {`${map.title || t('maps.untitled')} (${t(`app.state.${map.state}`)})`}
        </option>
      ))}
    </select>
  );
  const style: Variables = { '--columns': found.columns.length, '--column': `${COLUMN}px` };
  return (
    <section className="compare" aria-label={t('compare.title')}>
      <div
        role="presentation"
        className="compare-keys"
        ref={keys}
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          close();
        }}
      >
        <header>
          <h2>{t('compare.title')}</h2>
          {choice('from')}
          <ArrowRight aria-hidden size={16} />
          {choice('to')}
          <div className="compare-legend" role="group" aria-label={t('compare.legend')}>
            {CHANGES.map((how) => (
              <button
                key={how}
                type="button"
                data-how={how}
                aria-pressed={!hidden.includes(how)}
                onClick={() => setHidden(hidden.includes(how) ? hidden.filter((one) => one !== how) : [...hidden, how])}
              >
                <i aria-hidden>{SIGNS[how]}</i>
                {t(`compare.how.${how}`)} <b>{found.counts[how]}</b>
              </button>
            ))}
          </div>
          <IconButton label={t('compare.close')} onPress={close}>
            <X aria-hidden />
          </IconButton>
        </header>
        <div className="compare-body">
          <div className="compare-scroll" role="region" aria-label={t('compare.map')} tabIndex={0}>
            <div className="compare-grid" style={style}>
              <div className="compare-corner" />
              {found.columns.map((column, i) => {
                const title = (column.to ?? column.from)?.title ?? '';
                const before = column.how === 'changed' ? column.from?.title : undefined;
                const tint = (column.to ?? column.from)?.tint ?? 0;
                return (
                  <div
                    key={`${column.from?.id}/${column.to?.id}`}
                    className="compare-column"
                    data-how={column.how}
                    style={
                      {
                        '--fill': `var(--stage-${tint}-fill)`,
                        '--text': `var(--stage-${tint}-text)`,
                        gridColumn: i + 2,
                      } as Variables
                    }
                  >
                    <Sign how={column.how} />
                    {before === undefined ? null : <del>{before}</del>} {title}
                  </div>
                );
              })}
              {found.lanes.map((lane, l) => {
                const record = lane.to ?? lane.from;
                // numbers stand beside the map, each with its n
                if (!record || /^(line-of|funnel|metrics)/u.test(record.kind)) return null;
                return (
                  <div key={record.id} className="compare-lane" data-how={lane.how}>
                    <div className="compare-lane-name">
                      <Sign how={lane.how} />
                      {laneName(record, locale)}
                    </div>
                    {record.kind === 'feelings' ? (
                      <CompareCurves found={found} journey={journey} mapId={to} />
                    ) : (
                      found.columns.map((column, c) => (
                        <div key={`${column.from?.id}/${column.to?.id}`} className="compare-cell">
                          {found.cards
                            .filter((card) => card.lane === l && card.column === c && !hidden.includes(card.how))
                            .map((card) => (
                              <CompareCard
                                key={(card.to ?? card.from)?.id}
                                card={card}
                                was={card.before ? place(card.before) : ''}
                                onOpen={() => open(card)}
                              />
                            ))}
                        </div>
                      ))
                    )}
                  </div>
                );
              })}
            </div>
          </div>
          {/* it scrolls where there are many, by keys as well */}
          <aside
            aria-label={t('compare.differences')}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached
            tabIndex={0}
          >
            <h3>{t('compare.differences')}</h3>
            <Differences found={found} place={place} hidden={hidden} />
            <CompareNumbers found={found} />
          </aside>
        </div>
      </div>
    </section>
  );
}

function Sign({ how }: { how: How }) {
  const { t } = useTranslation();
  return how === 'stays' ? null : (
    <i className="compare-sign" data-how={how} role="img" aria-label={t(`compare.how.${how}`)}>
      {SIGNS[how]}
    </i>
  );
}

function CompareCard({ card, was, onOpen }: { card: CardDifference; was: string; onOpen: () => void }) {
  const { t } = useTranslation();
  const record = card.to ?? card.from;
  if (!record) return null;
  const renamed = card.fields.includes('title');
  const others = card.fields.filter((field) => field !== 'title').map((field) => t(`compare.field.${field}`));
  return (
    <button
      type="button"
      id={`compare-${record.id}`}
      className="compare-card"
      data-how={card.how}
      data-kind={record.kind}
      onClick={onOpen}
    >
      <Sign how={card.how} />
      {renamed ? <del>{card.from?.title}</del> : null}
      {card.how === 'gone' ? <del>{record.title}</del> : <span>{record.title}</span>}
      {others.length > 0 ? <small>{t('compare.fields', { fields: others.join(', ') })}</small> : null}
      {was === '' ? null : <small>{t('compare.was', { place: was })}</small>}
    </button>
  );
}

interface DifferencesProps {
  found: Comparison;
  place: (at: { lane: number; column: number }) => string;
  hidden: readonly How[];
}

/** Each difference in words; a click goes to where it stands. */
function Differences({ found, place, hidden }: DifferencesProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const entries = [
    ...found.stages.map(({ from, to, how }) => ({
      how,
      id: (to ?? from)?.id ?? '',
      title: (to ?? from)?.title ?? '',
      where: t('compare.stage'),
      jump: false,
    })),
    ...found.lanes.map(({ from, to, how }) => {
      const record = to ?? from;
      return {
        how,
        id: record?.id ?? '',
        title: record ? laneName(record, locale) : '',
        where: t('compare.lane'),
        jump: false,
      };
    }),
    ...found.cards.map((card) => ({
      how: card.how,
      id: (card.to ?? card.from)?.id ?? '',
      title: (card.to ?? card.from)?.title ?? '',
      where: place(card),
      jump: true,
    })),
  ].filter(({ how }) => how !== 'stays' && !hidden.includes(how));
  if (entries.length === 0) return <p className="compare-none">{t('compare.none')}</p>;
  return (
    <ul className="compare-list">
      {entries.map(({ how, id, title, where, jump }) => (
        <li key={id}>
          <button
            type="button"
            disabled={!jump}
            onClick={() => {
              const card = document.getElementById(`compare-${id}`);
              card?.scrollIntoView({ block: 'center', inline: 'center' });
              card?.focus();
            }}
          >
            <Sign how={how} />
            <span>
              <b>{title}</b>
              <small>{`${t(`compare.how.${how}`)} · ${where}`}</small>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
