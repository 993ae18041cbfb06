import { journeyOf } from '../../shared/files/journey-file.ts';
import { writeSvg } from '../../shared/files/svg.ts';
import type { Card, Journey } from '../../shared/journey/journey.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import { sceneOf } from '../../shared/journey/scene.ts';
import { TOKENS } from '../../shared/journey/tokens.ts';
import { templateFile } from '../../templates/index.ts';
import { median, row } from './figures.ts';

const base = journeyOf(templateFile('online-purchase', 'en'));
const mapId = [...base.maps.keys()][0] ?? '';

/** The sample board with `count` cards more, spread over its card lanes and columns. */
function crowded(count: number): Journey {
  const lanes = layoutMap(base, mapId).lanes.filter((lane) => lane.shape === 'cards');
  const { columns } = layoutMap(base, mapId);
  const cards = new Map(base.cards);
  for (let i = 0; i < count; i++) {
    const id = `BENCH${String(i).padStart(7, '0')}`;
    const laneId = lanes[i % lanes.length]?.id ?? '';
    const columnId = columns[Math.floor(i / lanes.length) % columns.length]?.id ?? '';
    const title = `Card ${i} says something of a usual length`;
    cards.set(id, { id, createdBy: 'p', cell: { laneId, columnId }, order: `b${i}`, kind: 'action', title, body: '' });
  }
  return { ...base, cards };
}

function edited(journey: Journey, at: number): Journey {
  const card = [...journey.cards.values()][at] as Card;
  return { ...journey, cards: new Map(journey.cards).set(card.id, { ...card, title: `${card.title}!` }) };
}

/** Layout and drawing without a screen (C1, X2). */
export async function figures(): Promise<void> {
  let journey = crowded(5_000);
  const copies = Array.from({ length: 4 }, () => structuredClone(journey));
  const first = await median(3, () => layoutMap(copies.pop() ?? journey, mapId));
  const times: number[] = [];
  for (let i = 0; i < 200; i++) {
    journey = edited(journey, (i * 37) % 5_000);
    const start = performance.now();
    layoutMap(journey, mapId);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): string => `${(times[Math.floor(times.length * share)] ?? NaN).toFixed(2)} ms`;
  row('layout, 5,000 cards', { 'from nothing': `${first.toFixed(0)} ms`, 'one edit p50': at(0.5), p95: at(0.95) });
  const thousand = crowded(1_000);
  const style = { tokens: TOKENS.light, locale: 'en' } as const;
  const svg = await median(5, () => writeSvg(sceneOf(layoutMap(thousand, mapId), thousand, style)));
  row('SVG, 1,000 cards', { whole: `${svg.toFixed(0)} ms` });
}
