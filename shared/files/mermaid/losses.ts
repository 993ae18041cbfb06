import { cardsIn, columnsOf, lanesOf } from '../../journey/columns.ts';
import { curvesOf } from '../../journey/feelings.ts';
import { formatCount } from '../../journey/format.ts';
import type { Id, Journey, Locale } from '../../journey/journey.ts';
import { livingLinks } from '../../journey/links/links.ts';
import { notesOf } from '../../journey/notes.ts';
import en from './losses.en.json';
import tr from './losses.tr.json';

type Loss = keyof typeof en;
const WORDS: Readonly<Record<Locale, Readonly<Record<Loss, string>>>> = { en, tr };

/** What is on a map and cannot be said in a Mermaid `journey`, in words; empty when nothing is lost (X3). */
export function lossesOf(journey: Journey, mapId: Id, lang: Locale): string[] {
  const lanes = lanesOf(journey, mapId);
  const columns = columnsOf(journey, mapId);
  const cards = lanes.flatMap((lane) =>
    columns.flatMap((column) => cardsIn(journey, { laneId: lane.id, columnId: column.id })),
  );
  const ids = new Set([...cards.map(({ id }) => id), ...columns.flatMap(({ id, stageId }) => [id, stageId]), mapId]);
  const curves = curvesOf(journey, mapId);
  const points = curves.flatMap((curve) => curve.points);
  const gaps = columns.filter(
    ({ id }) => !points.some((point) => point.columnId === id && point.value !== undefined),
  ).length;
  const counts: Readonly<Record<Loss, number>> = {
    cards: cards.length,
    lanes: lanes.filter((lane) => lane.kind !== 'feelings').length,
    numbers: [...journey.observations.values()].filter(({ target }) => ids.has(target.slice(target.indexOf(':') + 1)))
      .length,
    funnels: [...journey.funnels.values()].filter((funnel) => !funnel.deleted && funnel.mapId === mapId).length,
    notes: notesOf(journey, mapId).length,
    links: livingLinks(journey).filter(({ from }) => ids.has(from)).length,
    remarks: points.filter(({ note }) => note).length,
    moments: points.filter(({ moment }) => moment).length,
    // it has no way to say that nobody knows
    gaps,
    empty: new Set(columns.map(({ stageId }) => stageId)).size === 0 ? 1 : 0,
  };
  return (Object.keys(counts) as Loss[]).flatMap((loss) =>
    counts[loss] > 0 ? [WORDS[lang][loss].replace('{{count}}', formatCount(lang, counts[loss]))] : [],
  );
}
