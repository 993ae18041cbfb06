import { createStore, type StoreApi } from 'zustand/vanilla';
import { mapsOf } from '../../shared/journey/columns.ts';
import type { Id, Journey, JourneyMap, Period } from '../../shared/journey/journey.ts';
import { EVERYBODY, type LensChoice } from '../../shared/journey/lens.ts';
import { byOrder } from '../../shared/journey/order.ts';
import type { TalkFilter } from '../../shared/journey/discussion.ts';
import type { FeelingPlace } from './feeling-commands.ts';

/** What can be copied to another map. */
export type Copied = { kind: 'lane'; id: Id } | { kind: 'cards'; ids: readonly Id[] };

/** Where a presentation stands still: at the map and its stages and findings, at saved views, or at both. */
export const STOPS_CHOICES = ['map', 'views', 'both'] as const;
export type StopsChoice = (typeof STOPS_CHOICES)[number];

/** At most one of these lies open over the board. */
export type DeskDialog =
  | { kind: 'personas'; id?: Id }
  | { kind: 'renameMap'; id: Id }
  | { kind: 'copyTo'; what: Copied }
  | { kind: 'history' }
  | { kind: 'bringMap' }
  | { kind: 'present'; stops?: StopsChoice }
  | { kind: 'metrics'; id?: Id }
  | { kind: 'funnel'; id: Id }
  | { kind: 'link'; of: { kind: 'stage' | 'step'; id: Id } };

/** What people say about the map, open beside it. */
export interface Talk {
  filter: TalkFilter;
  /** The thread that is read. */
  thread: Id | null;
  /** What a new thread would be about. */
  draft: { target: string; mapId: Id } | null;
}

/** What is open beside the map: all the numbers say, at the finding with that number, one loss of a funnel, or the saved views. */
export type Beside =
  { kind: 'insights'; at?: number } | { kind: 'views'; naming?: Id } | { kind: 'loss'; funnelId: Id; index: number };

/** Through what one looks at the map: one's own, kept in this browser and never in the document (N5). */
export interface Sight {
  lens: LensChoice;
  /** The last period looked at; null: the newest. */
  period: Period | null;
  /** The ways people really take are drawn. */
  paths: boolean;
  /** What each stage rests on is drawn under its head. */
  evidence: boolean;
  /** Findings stay marked on the map, also while nobody reads them. */
  findings: boolean;
}

export const PLAIN_SIGHT: Sight = { lens: EVERYBODY, period: null, paths: false, evidence: false, findings: false };

/** Which of the board's maps one looks at, and what lies open beside it: as much one's own as a selection. */
export interface DeskState {
  mapId: Id | null;
  /** Maps one came from by a link, the last one last. */
  back: readonly Id[];
  dialog: DeskDialog | null;
  comparing: { from: Id; to: Id } | null;
  /** Personas whose curves one who may not change the lane has put away on this screen. */
  awayCurves: readonly Id[];
  /** Whose curve is worked on where several are drawn; null: the first. */
  leadCurve: Id | null;
  /** The feeling whose words stand beside the map. */
  point: FeelingPlace | null;
  talk: Talk | null;
  beside: Beside | null;
  sight: Sight;
  /** A saved view that is asked for and about to be shown. */
  asked: Id | null;
  /** How often everybody was asked to look here. */
  calls: number;
  /** Comments this person has seen, kept in this browser. */
  read: ReadonlySet<Id>;
}

export interface Desk extends StoreApi<DeskState> {
  show(mapId: Id): void;
  /** Follows a link, so that there is a way back. */
  follow(mapId: Id, from: Id): void;
  goBack(): void;
  open(dialog: DeskDialog): void;
  close(): void;
  compare(from: Id, to: Id): void;
  /** Opens what is said, at a thread or at a new one. */
  discuss(at: Partial<Talk>): void;
  endTalk(): void;
  /** Opens what the numbers say, or with null closes it. */
  tell(beside: Beside | null): void;
  see(sight: Partial<Sight>): void;
}

export function createDesk(shown: Id | null = null, sight: Sight = PLAIN_SIGHT): Desk {
  const store = createStore<DeskState>()(() => ({
    mapId: shown,
    back: [],
    dialog: null,
    comparing: null,
    awayCurves: [],
    leadCurve: null,
    point: null,
    talk: null,
    beside: null,
    sight,
    asked: null,
    calls: 0,
    read: new Set<Id>(),
  }));
  const at = (mapId: Id): Partial<DeskState> => ({ mapId, comparing: null, point: null });
  return Object.assign(store, {
    show: (mapId: Id) => store.setState({ ...at(mapId), back: [] }),
    follow: (mapId: Id, from: Id) => store.setState(({ back }) => ({ ...at(mapId), back: [...back, from] })),
    goBack: () =>
      store.setState(({ back }) => {
        const last = back.at(-1);
        return last === undefined ? {} : { ...at(last), back: back.slice(0, -1) };
      }),
    open: (dialog: DeskDialog) => store.setState({ dialog }),
    close: () => store.setState({ dialog: null }),
    discuss: (at: Partial<Talk>) =>
      store.setState(({ talk }) => ({
        talk: { filter: talk?.filter ?? 'open', thread: null, draft: null, ...at },
        beside: null,
      })),
    endTalk: () => store.setState({ talk: null }),
    tell: (beside: Beside | null) => store.setState(beside ? { beside, talk: null } : { beside }),
    see: (part: Partial<Sight>) => store.setState(({ sight: now }) => ({ sight: { ...now, ...part } })),
    compare: (from: Id, to: Id) => store.setState({ comparing: { from, to }, dialog: null, point: null }),
  });
}

/**
 * The map that is shown: the one wanted, or while that is deleted its neighbour, so that undo brings one back to where
 * one was.
 */
export function shownMap(journey: Journey, wanted: Id | null): JourneyMap | undefined {
  const living = mapsOf(journey);
  const map = wanted === null ? undefined : journey.maps.get(wanted);
  if (!map) return living[0];
  return map.deleted ? (living.findLast((one) => byOrder(one, map) < 0) ?? living[0]) : map;
}
