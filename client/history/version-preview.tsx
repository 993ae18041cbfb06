import { useMemo, useState } from 'react';
import { useLocale } from '../charts/use-locale.ts';
import { writeSvg } from '../../shared/files/svg.ts';
import { mapsOf } from '../../shared/journey/columns.ts';
import { CHANGES, type Comparison } from '../../shared/journey/compare.ts';
import type { Id, Journey, Locale } from '../../shared/journey/journey.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import { sceneOf } from '../../shared/journey/scene.ts';
import { TOKENS, type Tokens } from '../../shared/journey/tokens.ts';
import { Segmented } from '../ui/segmented.tsx';
import { Select } from '../ui/select.tsx';
import { useTranslation } from '../ui/speech.ts';
import { differenceOf, marked, toldOf } from './difference.ts';
import { DrawnMap } from './drawn-map.tsx';

export interface VersionPreviewProps {
  now: Journey;
  then: Journey;
  /** When, in words. */
  when: string;
  mapId: Id | undefined;
  onMap: (mapId: Id) => void;
  theme: Tokens['name'];
}

type Zoom = 'fit' | 'full';

interface Wanted extends Pick<VersionPreviewProps, 'mapId' | 'theme'> {
  locale: Locale;
}

/** The map as it was, with marks on what is not so any more. */
function drawnMap(
  now: Journey,
  then: Journey,
  { mapId, theme, locale }: Wanted,
): { svg: string; difference?: Comparison } | undefined {
  if (mapId === undefined || !then.maps.has(mapId)) return undefined;
  const difference = differenceOf(now, then, mapId);
  const layout = layoutMap(then, mapId);
  const tokens = TOKENS[theme];
  const scene = sceneOf(layout, then, { tokens, locale });
  if (!difference) return { svg: writeSvg(scene) };
  const boxes = layout.lanes.flatMap(({ cards }) => cards);
  return { difference, svg: writeSvg(marked(scene, boxes, difference.cards, tokens)) };
}

/** How a map was, drawn, and what is different today. */
export function VersionPreview({ now, then, when, mapId, onMap, theme }: VersionPreviewProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const [zoom, setZoom] = useState<Zoom>('fit');
  const drawn = useMemo(() => drawnMap(now, then, { mapId, theme, locale }), [now, then, mapId, theme, locale]);
  const maps = mapsOf(then);
  const map = maps.find(({ id }) => id === mapId);
  if (!map || !drawn) return <p className="history-hint">{t('history.preview.noMap')}</p>;
  const { difference, svg } = drawn;
  const told = difference ? toldOf(difference, ({ kind, title }) => title || t(`lane.${kind}`)) : [];
  return (
    <>
      <div className="history-tools">
        {maps.length > 1 ? (
          <Select
            label={t('history.preview.map')}
            value={map.id}
            options={maps.map(({ id, title }) => ({ id, label: title }))}
            onChange={onMap}
          />
        ) : null}
        <Segmented<Zoom>
          label={t('history.preview.zoom')}
          value={zoom}
          options={[
            { id: 'fit', label: t('history.preview.fit') },
            { id: 'full', label: t('history.preview.full') },
          ]}
          onChange={setZoom}
        />
        {difference ? (
          <ul className="history-counts" aria-label={t('history.difference')}>
            {CHANGES.filter((how) => difference.counts[how] > 0).map((how) => (
              <li key={how} className={`history-how-${how}`}>
                {t(`history.count.${how}`, { count: difference.counts[how] })}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {/* what is larger than its window has to be reached by the arrow keys, too */}
      <div
        className="history-paper"
        role="region"
        aria-label={t('history.preview', { map: map.title, when })}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <DrawnMap svg={svg} label={t('history.preview', { map: map.title, when })} fit={zoom === 'fit'} />
      </div>
      <section className="history-difference" aria-label={t('history.difference')}>
        <h3>{t('history.difference')}</h3>
        {difference === undefined ? <p>{t('history.preview.gone')}</p> : null}
        {difference && told.length === 0 ? <p>{t('history.difference.none')}</p> : null}
        {told.length > 0 ? (
          <ul className="history-told">
            {told.map(({ id, kind, how, name, today }) => (
              <li key={`${kind}/${id}`}>
                <span className={`history-how history-how-${how}`}>{t(`history.how.${how}`)}</span>
                <span>{name === '' ? t(`history.a.${kind}`) : name}</span>
                {today === undefined || today === '' ? null : (
                  <span className="history-today">{t('history.nowCalled', { name: today })}</span>
                )}
              </li>
            ))}
          </ul>
        ) : null}
      </section>
    </>
  );
}
