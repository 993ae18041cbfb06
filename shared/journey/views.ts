import type { Id, OrderKey, Period, RecordBase } from './base.ts';

/** Whom one looks at: everybody, one persona, or a segment of the numbers. */
export type LensChoice = { of: 'everybody' } | { of: 'persona'; id: Id } | { of: 'segment'; name: string };

/** What cards may be told apart by. */
export const FACETS = ['persona', 'channel', 'owner', 'evidence', 'status', 'tag'] as const;
export type Facet = (typeof FACETS)[number];

/** A part of a map, in its units: it is shown as large as any screen allows. */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Through what a map is looked at; one plain value (J3), for a lens without its filter shows something else. */
export interface Sighting {
  lens: LensChoice;
  /** The last period looked at; absent: the newest. */
  period?: Period;
  /** The ways people really take are drawn. */
  paths?: boolean;
  /** What each stage rests on is drawn under its head. */
  evidence?: boolean;
  /** Findings are marked on the map. */
  findings?: boolean;
  /** Chosen values by facet; a facet that is absent leaves all cards. */
  filter?: Readonly<Partial<Record<Facet, readonly string[]>>>;
}

/** What somebody saw and named, to be seen again by anybody: also a stop of a presentation, in this order. */
export interface SavedView extends RecordBase {
  mapId: Id;
  title: string;
  order: OrderKey;
  area: Area;
  sight: Sighting;
}
