import { place } from '../shared/journey/order.ts';
import type { JourneyFile } from '../shared/files/journey-file.types.ts';
import type { LaneKind, Locale, Tint } from '../shared/journey/journey.ts';

export interface TemplateSummary {
  id: string;
  title: Readonly<Record<Locale, string>>;
  description: Readonly<Record<Locale, string>>;
}

export const templates: readonly TemplateSummary[] = [
  {
    id: 'blank',
    title: { en: 'Empty map', tr: 'Boş harita' },
    description: {
      en: 'Five stages and the usual lanes, with nothing written yet.',
      tr: 'Beş aşama ve alışılmış satırlar; henüz hiçbir şey yazılmamış.',
    },
  },
];

const STAGES: Readonly<Record<Locale, readonly string[]>> = {
  en: ['Discover', 'Compare', 'Decide', 'Receive', 'Use'],
  tr: ['Keşif', 'Karşılaştırma', 'Karar', 'Teslimat', 'Kullanım'],
};
const LANES: readonly LaneKind[] = [
  'actions',
  'touchpoints',
  'thoughts',
  'feelings',
  'pains',
  'opportunities',
  'metrics',
  'funnel',
];

/** A template as a journey file. Ids are fixed: the same template makes the same file. Throws on an unknown id. */
export function templateFile(id: string, locale: Locale): JourneyFile {
  const template = templates.find((candidate) => candidate.id === id);
  if (!template) throw new Error(`unknown template ${id}`);
  const by = { createdBy: 'template' };
  const mapId = idOf('map', 0);
  const personaId = idOf('persona', 0);
  const stageKeys = place([], 0, STAGES[locale].length).keys;
  const laneKeys = place([], 0, LANES.length).keys;
  return {
    format: 'journeyboard',
    version: 1,
    board: {
      id: idOf('board', 0),
      title: template.title[locale],
      locale,
      timeZone: 'Europe/Istanbul',
      version: 1,
      defaultView: 'canvas',
    },
    maps: [
      {
        ...by,
        id: mapId,
        title: template.title[locale],
        state: 'now',
        personaIds: [personaId],
        at: { x: 0, y: 0 },
        order: 'a0',
      },
    ],
    personas: [
      {
        ...by,
        id: personaId,
        name: locale === 'tr' ? 'Elif' : 'Elif',
        role: '',
        picture: '',
        goals: '',
        needs: '',
        quote: '',
        tint: 0,
      },
    ],
    stages: STAGES[locale].map((title, i) => ({
      ...by,
      id: idOf('stage', i),
      mapId,
      title,
      order: stageKeys[i] ?? 'a0',
      tint: (i % 5) as Tint,
    })),
    lanes: LANES.map((kind, i) => ({
      ...by,
      id: idOf('lane', i),
      mapId,
      kind,
      title: '',
      order: laneKeys[i] ?? 'a0',
      collapsed: false,
      settings: {},
    })),
  };
}

function idOf(kind: string, index: number): string {
  return `${kind}${index}`.padEnd(12, '0');
}
