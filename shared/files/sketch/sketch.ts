import { newId } from '../../journey/ids.ts';
import type {
  Card,
  CardKind,
  Feeling,
  Id,
  JourneyMap,
  Lane,
  LaneKind,
  Locale,
  Persona,
  Stage,
  Step,
  Tint,
} from '../../journey/journey.ts';
import { place } from '../../journey/order.ts';
import { DOCUMENT_VERSION } from '../../journey/versions.ts';
import { FILE_FORMAT, type JourneyFile } from '../journey-file.types.ts';

/** A map as other programs' files can say it: titles and places, without ids. */
export interface MapSketch {
  title: string;
  state?: JourneyMap['state'];
  stages: readonly SketchStage[];
  lanes: readonly SketchLane[];
  feelings: readonly SketchFeeling[];
}

export interface SketchStage {
  title: string;
  /** Without any the stage is one column. */
  steps: readonly string[];
}

export interface SketchLane {
  kind: LaneKind;
  /** Empty: the kind's own name. */
  title: string;
  /** One list a column; what is missing at the end is empty. */
  cells: readonly (readonly SketchCard[])[];
}

export type SketchCard = Pick<Card, 'title'> &
  Partial<
    Pick<
      Card,
      'body' | 'kind' | 'channel' | 'device' | 'service' | 'owner' | 'status' | 'evidence' | 'tags' | 'link' | 'span'
    >
  > & {
    /** By name. */
    personas?: readonly string[];
  };

export interface SketchFeeling {
  persona: string;
  /** Counts columns from 0. */
  column: number;
  value: number;
  note?: string;
  moment?: boolean;
}

const CARD_OF_LANE: Readonly<Partial<Record<LaneKind, CardKind>>> = {
  actions: 'action',
  touchpoints: 'touchpoint',
  thoughts: 'thought',
  quotes: 'quote',
  pains: 'pain',
  gains: 'gain',
  opportunities: 'opportunity',
  ideas: 'idea',
  images: 'image',
  backstage: 'backstage',
  support: 'support',
  systems: 'system',
};

/** What a card in a lane is when nobody says. */
export const kindOfCardsIn = (lane: LaneKind): CardKind => CARD_OF_LANE[lane] ?? 'text';

const TINTS: readonly Tint[] = [0, 1, 2, 3, 4];
const MAP_GAP = 1600;

export interface FileOptions {
  lang: Locale;
  timeZone: string;
  /** What the board is called; the first map's title when absent. */
  title?: string;
  newId?: () => Id;
}

/** Sketches as a whole journey file, its ids new. */
export function fileOfSketches(sketches: readonly MapSketch[], options: FileOptions): JourneyFile {
  const { lang, timeZone, newId: id = newId } = options;
  const title = options.title ?? sketches[0]?.title ?? '';
  const file = {
    format: FILE_FORMAT,
    version: DOCUMENT_VERSION,
    board: { id: id(), title, locale: lang, timeZone, version: DOCUMENT_VERSION, defaultView: 'canvas' },
    maps: [] as JourneyMap[],
    stages: [] as Stage[],
    steps: [] as Step[],
    lanes: [] as Lane[],
    cards: [] as Card[],
    feelings: [] as Feeling[],
    personas: [] as Persona[],
  } satisfies JourneyFile;
  const createdBy = 'import';
  const personas = new Map<string, Id>();
  const personaOf = (name: string): Id => {
    const known = personas.get(name) ?? id();
    if (!personas.has(name)) {
      const tint = TINTS[personas.size % TINTS.length] ?? 0;
      const rest = { role: '', picture: '', goals: '', needs: '', quote: '' };
      file.personas.push({ id: known, createdBy, name, tint, ...rest });
      personas.set(name, known);
    }
    return known;
  };
  const mapOrders = place([], 0, sketches.length).keys;
  sketches.forEach((sketch, at) => {
    const mapId = id();
    const here = new Set<Id>();
    const columns: Id[] = [];
    const stageOrders = place([], 0, sketch.stages.length).keys;
    sketch.stages.forEach((stage, i) => {
      const stageId = id();
      const tint = TINTS[i % TINTS.length] ?? 0;
      file.stages.push({ id: stageId, createdBy, mapId, title: stage.title, order: stageOrders[i] ?? 'a0', tint });
      const stepOrders = place([], 0, stage.steps.length).keys;
      stage.steps.forEach((step, s) => {
        const stepId = id();
        file.steps.push({ id: stepId, createdBy, stageId, title: step, order: stepOrders[s] ?? 'a0' });
        columns.push(stepId);
      });
      if (stage.steps.length === 0) columns.push(stageId);
    });
    const laneOrders = place([], 0, sketch.lanes.length).keys;
    sketch.lanes.forEach((lane, i) => {
      const laneId = id();
      const { kind, title: laneTitle } = lane;
      const order = laneOrders[i] ?? 'a0';
      file.lanes.push({ id: laneId, createdBy, mapId, kind, title: laneTitle, order, collapsed: false, settings: {} });
      lane.cells.forEach((cards, column) => {
        const columnId = columns[column];
        if (columnId === undefined) return;
        const orders = place([], 0, cards.length).keys;
        cards.forEach(({ personas: people, kind: own, body = '', ...fields }, c) => {
          const personaIds = people?.map(personaOf);
          file.cards.push({
            ...fields,
            id: id(),
            createdBy,
            cell: { laneId, columnId },
            order: orders[c] ?? 'a0',
            kind: own ?? kindOfCardsIn(kind),
            body,
            ...(personaIds && personaIds.length > 0 ? { personaIds } : {}),
          });
        });
      });
    });
    for (const { persona, column, value, note, moment } of sketch.feelings) {
      const columnId = columns[column];
      if (columnId === undefined) continue;
      const personaId = personaOf(persona);
      here.add(personaId);
      const said = { ...(note ? { note } : {}), ...(moment ? { moment } : {}) };
      file.feelings.push({ id: `${mapId}/${personaId}/${columnId}`, mapId, personaId, columnId, value, ...said });
    }
    file.maps.push({
      id: mapId,
      createdBy,
      title: sketch.title,
      state: sketch.state ?? 'now',
      personaIds: [...here],
      at: { x: 0, y: at * MAP_GAP },
      order: mapOrders[at] ?? 'a0',
    });
  });
  return file;
}
