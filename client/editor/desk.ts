import { createStore, type StoreApi } from 'zustand/vanilla';
import { mapsOf } from '../../shared/journey/columns.ts';
import type { Id, Journey, JourneyMap } from '../../shared/journey/journey.ts';
import { byOrder } from '../../shared/journey/order.ts';
import type { TalkFilter } from '../../shared/journey/discussion.ts';
import type { FeelingPlace } from './feeling-commands.ts';

/** What can be copied to another map. */
export type Copied = { kind: 'lane'; id: Id } | { kind: 'cards'; ids: readonly Id[] };

/** At most one of these lies open over the board. */
export type DeskDialog =
  | { kind: 'personas'; id?: Id }
  | { kind: 'renameMap'; id: Id }
  | { kind: 'copyTo'; what: Copied }
  | { kind: 'history' }
  | { kind: 'metrics'; id?: Id }
  | { kind: 'link'; of: { kind: 'stage' | 'step'; id: Id } };

/** What people say about the map, open beside it. */
export interface Talk {
  filter: TalkFilter;
  /** The thread that is read. */
  thread: Id | null;
  /** What a new thread would be about. */
  draft: { target: string; mapId: Id } | null;
}

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
}

export function createDesk(shown: Id | null = null): Desk {
  const store = createStore<DeskState>()(() => ({
    mapId: shown,
    back: [],
    dialog: null,
    comparing: null,
    awayCurves: [],
    leadCurve: null,
    point: null,
    talk: null,
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
      })),
    endTalk: () => store.setState({ talk: null }),
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
