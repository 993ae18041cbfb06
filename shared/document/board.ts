import type {
  ArcPoint,
  Board,
  Card,
  Comment,
  Cell,
  Feeling,
  Flow,
  FlowPair,
  Funnel,
  FunnelStep,
  Id,
  Journey,
  JourneyMap,
  Kind,
  Lane,
  LaneKind,
  Link,
  Metric,
  Note,
  Observation,
  Passport,
  Persona,
  Problem,
  ReactionValue,
  RecordOf,
  SavedView,
  Stage,
  TalkKind,
  Tint,
} from '../journey/journey.ts';

/**
 * What the interface may do to a board, as plain data, so that canvas and panels never touch a shared type.
 * One command is one transaction and one undo step (J5). Ids of new records are chosen by the caller
 * (`newId()`), so that it can select or focus what it just made.
 */
export type Command =
  | { type: 'setBoard'; fields: Partial<Pick<Board, 'title' | 'locale' | 'timeZone' | 'defaultView' | 'locked'>> }
  | { type: 'addMap'; id: Id; title: string }
  | { type: 'setMap'; id: Id; fields: Partial<Pick<JourneyMap, 'title' | 'state' | 'personaIds' | 'at'>> }
  | { type: 'moveMap'; id: Id; at: number }
  /** Whole maps of a file, under ids that are new here, behind the others. */
  | { type: 'bringMaps'; contents: BroughtContents }
  /** Everything on it under new ids, behind it; `next` is its future, which has not been measured yet. */
  | { type: 'copyMap'; id: Id; from: Id; title: string; as: 'copy' | 'next' }
  /** A lane with its cards, at the end of another map. */
  | { type: 'copyLane'; id: Id; from: Id; mapId: Id }
  /** Cards to where they would stand on another map; a lane that it lacks comes along. `ids` are the new ones. */
  | { type: 'copyCards'; from: readonly Id[]; ids: readonly Id[]; mapId: Id }
  /** `at` is the index among the living stages of the map, the end when absent. */
  | { type: 'addStage'; id: Id; mapId: Id; title: string; at?: number; tint?: Tint }
  | { type: 'setStage'; id: Id; fields: Partial<Pick<Stage, 'title' | 'tint' | 'collapsed' | 'locked'>> & LinkField }
  | { type: 'moveStage'; id: Id; at: number }
  | { type: 'addStep'; id: Id; stageId: Id; title: string; at?: number }
  | { type: 'setStep'; id: Id; fields: { title?: string } & LinkField }
  /** `at` is where it stands afterwards; the stage may be another one. */
  | { type: 'moveStep'; id: Id; stageId: Id; at: number }
  /** The step and those behind it become the new stage `id`. */
  | { type: 'splitStage'; stepId: Id; id: Id; title: string }
  /** `from` goes into `id`, and keeps its columns as steps where it or `id` has any, or where that is asked for. */
  | { type: 'mergeStages'; id: Id; from: Id; asSteps?: boolean }
  | { type: 'mergeSteps'; id: Id; from: Id }
  /** With steps, cards and feelings; numbers stay with the original. */
  | { type: 'duplicateStage'; id: Id; newId: Id }
  | { type: 'duplicateLane'; id: Id; newId: Id }
  | { type: 'addLane'; id: Id; mapId: Id; kind: LaneKind; title: string; at?: number }
  | { type: 'setLane'; id: Id; fields: Partial<Pick<Lane, 'title' | 'collapsed' | 'settings' | 'locked'>> }
  | { type: 'moveLane'; id: Id; at: number }
  /** Cards in order, each placed at index `at` of its cell, the end when absent. */
  | { type: 'addCards'; cell: Cell; at?: number; cards: readonly NewCard[] }
  | { type: 'setCard'; id: Id; fields: CardFields }
  | { type: 'moveCards'; ids: readonly Id[]; cell: Cell; at?: number }
  /** `null` makes the point a gap again; a note or mark that is not told stays as it is, `null` takes it away. */
  | {
      type: 'setFeeling';
      feeling: Pick<Feeling, 'mapId' | 'personaId' | 'columnId' | 'personId'> & {
        value: number | null;
        note?: string | null;
        moment?: boolean | null;
      };
    }
  /** `null` makes the point a gap again. */
  | { type: 'setArc'; point: Pick<ArcPoint, 'laneId' | 'columnId'> & { value: number | null } }
  | { type: 'addNotes'; notes: readonly NewNote[] }
  | { type: 'setNote'; id: Id; fields: Partial<Pick<Note, 'tint' | 'form' | 'imageId' | 'text'>> }
  | { type: 'placeNotes'; places: readonly (Pick<Note, 'id' | 'at'> & Partial<Pick<Note, 'size'>>)[] }
  /** `at` is the index among all views of the board, the end when absent. */
  | { type: 'addView'; view: Omit<SavedView, 'createdBy' | 'deleted' | 'order'>; at?: number }
  | { type: 'setView'; id: Id; fields: Partial<Pick<SavedView, 'title' | 'mapId' | 'area' | 'sight'>> }
  | { type: 'moveView'; id: Id; at: number }
  | { type: 'addLink'; link: Pick<Link, 'id' | 'from' | 'to' | 'kind' | 'label'> }
  | { type: 'setLink'; id: Id; fields: Partial<Pick<Link, 'kind' | 'label' | 'from' | 'to'>> }
  | { type: 'addPersona'; persona: Pick<Persona, 'id' | 'name' | 'role'> & Partial<Persona>; mapId?: Id }
  | { type: 'setPersona'; id: Id; fields: Partial<Omit<Persona, 'id' | 'createdBy' | 'deleted'>> }
  /** Values of the same key are replaced; `gone` are keys of values that are no longer so. */
  | {
      type: 'addMetrics';
      metrics: readonly Metric[];
      observations: readonly Observation[];
      passport?: Passport;
      gone?: readonly string[];
    }
  | { type: 'setMetric'; id: Id; fields: MetricFields }
  | { type: 'addFunnel'; funnel: Funnel; steps: readonly FunnelStep[]; passport: Passport; laneId?: Id }
  /** New counts of a funnel that is there, by a new question or from a newer file; steps that are not given go. */
  | { type: 'setFunnel'; funnel: Funnel; steps: readonly FunnelStep[]; passport: Passport }
  /** A flow of the same id gets these pairs in place of its own. */
  | { type: 'putFlow'; flow: Flow; pairs: readonly FlowPair[]; passport: Passport }
  | { type: 'bindFunnelStep'; id: string; columnId: Id | null }
  /** Outside undo (J6); a thread is settled and opened again by a comment that says so. */
  | { type: 'addComment'; comment: NewComment }
  | { type: 'setComment'; id: Id; text: string }
  /** One's own; `null` takes it back. */
  | { type: 'react'; commentId: Id; value: ReactionValue | null }
  /** Sets `deleted`; nothing vanishes (J4). */
  | { type: 'remove'; records: readonly { kind: Kind; id: Id }[] }
  | { type: 'restore'; records: readonly { kind: Kind; id: Id }[] };

/** `null` takes the target, benchmark or variant away. */
export type MetricFields = {
  [F in keyof Omit<Metric, 'id' | 'createdBy' | 'deleted'>]?: Metric[F] | null;
};
/** Records of a file by kind. */
export type BroughtContents = { [K in Exclude<Kind, TalkKind>]?: readonly RecordOf<K>[] };

/** `null` takes the link away. */
type LinkField = { linkTo?: string | null };

export type NewCard = Pick<Card, 'id' | 'kind' | 'title'> &
  Partial<Omit<Card, 'cell' | 'order' | 'createdBy' | 'deleted'>>;
export type NewNote = Omit<Note, 'createdBy' | 'deleted'>;
export type NewComment = Omit<Comment, 'createdBy' | 'deleted' | 'at' | 'editedAt'>;
/** `null` clears the field. Titles and bodies are text and go through `text()`, or whole through here. */
export type CardFields = {
  [F in keyof Omit<Card, 'id' | 'createdBy' | 'deleted' | 'cell' | 'order'>]?: Card[F] | null;
};

/** What changed, so that a reader renews only what it must. */
export interface Change {
  origin: 'local' | 'remote';
  /** Ids that are new, different or gone, by kind; `board` when the board record changed. */
  ids: ReadonlyMap<Kind | 'board', ReadonlySet<string>>;
}

/** The fields that several may write in at once. */
export type TextFieldName = 'title' | 'body' | 'text';

/** A card's title or body, or a note's text, while it is written. Positions count UTF-16 units. */
export interface TextField {
  value(): string;
  /** Replaces `remove` units at `at` by `insert`. */
  edit(at: number, remove: number, insert: string): void;
  /** The place before unit `at` as it is told to others: it stays behind the same letter, whatever anybody writes. */
  anchor(at: number): string;
  /** Where that is now; undefined while its letter is not here yet, or when it means nothing. */
  find(anchor: string): number | undefined;
  /** Tells each change as a splice, so that a caret can be kept where it was. */
  subscribe(
    listener: (change: { value: string; at: number; removed: number; inserted: number; local: boolean }) => void,
  ): () => void;
}

/** The port the interface gets to a shared board. */
export interface BoardPort {
  /** The same object until something changes; unchanged records keep their identity (C1). */
  records(): Journey;
  /** What reading met and repaired (J8), orphans included. */
  problems(): readonly Problem[];
  subscribe(listener: (change: Change) => void): () => void;
  /**
   * Several commands are one undo step too. `open` leaves the step open until the gesture ends, so that what is typed
   * into a new card belongs to it (J6).
   */
  run(command: Command | readonly Command[], options?: { open?: boolean }): void;
  text(id: Id, field: TextFieldName): TextField | undefined;
  /** Closes the open undo step (J6): focus, blur, a pause in typing, a paste. */
  endGesture(): void;
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  /** Selection to remember with an undo step, and to be given back by it. */
  onSelection(handlers: { save: () => readonly Id[]; restore: (ids: readonly Id[]) => void }): void;
}
