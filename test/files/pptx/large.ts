import { lanesOf, mapsOf } from '../../../shared/journey/columns.ts';
import type { Card, CardKind, Feeling, Journey, Locale, Stage, Tint } from '../../../shared/journey/journey.ts';
import { shop } from './journeys.ts';

const TITLES = [
  'Compares three shops 🎉👩‍👩‍👧',
  'يقارن بين ثلاثة متاجر ويقرأ التعليقات',
  'W'.repeat(300),
  'Reads / the reviews',
  'The courier gave me a day and not an hour. '.repeat(233),
  'עברית מימין לשמאל',
  'Two\nlines',
  'A fairly ordinary sentence about what somebody does at this stage of the journey',
  'İĞÜŞÖÇ ığüşöç',
  '',
];
const NAMES = [
  'Stage / after-sales',
  'مرحلة الشراء',
  'A name that nobody has shortened though it is far too long for a chevron',
  '',
  'Kısa',
];
const KINDS: Readonly<Record<string, CardKind>> = { pains: 'pain', quotes: 'quote', opportunities: 'opportunity' };

/** All that a board may do to its slides: sixty stages, a thousand cards, letters of every kind, gaps and missing pictures. */
export function large(lang: Locale = 'en'): Journey {
  const journey = shop(lang);
  const map = mapsOf(journey)[0];
  const personaId = [...journey.personas.keys()][0] ?? '';
  if (!map) throw new Error('the template has no map');
  const stages = new Map<string, Stage>(journey.stages);
  const feelings = new Map<string, Feeling>(journey.feelings);
  for (let i = 0; i < 55; i++) {
    const id = `stage${String(i).padStart(7, '0')}`;
    const title = i % 3 === 0 ? (NAMES[(i / 3) % NAMES.length] ?? '') : `Stage ${i}`;
    stages.set(id, { id, createdBy: 'x', mapId: map.id, title, order: `z${id}`, tint: (i % 5) as Tint });
    const key = `${map.id}/${personaId}/${id}`;
    if (i % 6 > 0)
      feelings.set(key, { id: key, mapId: map.id, personaId, columnId: id, value: Math.round(Math.sin(i) * 20) / 10 });
  }
  const lanes = lanesOf(journey, map.id).filter(({ kind }) => !['feelings', 'funnel', 'metrics'].includes(kind));
  // every tenth stage stays empty
  const columns = [...stages.keys()].filter((_, i) => i % 10 !== 9);
  const cards = new Map<string, Card>(journey.cards);
  for (let i = 0; i < 1000; i++) {
    const id = `large${String(i).padStart(7, '0')}`;
    const lane = lanes[i % lanes.length];
    if (!lane) throw new Error('no lane');
    const rare = i % 40 === 4 || i % 40 === 12;
    cards.set(id, {
      id,
      createdBy: 'x',
      cell: { laneId: lane.id, columnId: columns[(i * 7) % columns.length] ?? '' },
      order: `z${id}`,
      kind: KINDS[lane.kind] ?? 'action',
      title: rare ? (TITLES[i % 40 === 4 ? 4 : 2] ?? '') : (TITLES[[0, 1, 3, 5, 6, 7, 8, 9][i % 8] ?? 0] ?? ''),
      body: i % 5 === 0 ? 'Words with detail. '.repeat(1 + (i % 9)) : '',
      ...(i % 50 === 0 ? { imageId: 'f'.repeat(64) } : {}),
      ...(i % 7 === 0 ? { channel: 'web' as const, owner: 'Team/Ops', evidence: 'heard' as const } : {}),
    });
  }
  return { ...journey, stages, feelings, cards };
}
