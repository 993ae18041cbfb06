/** The newest version of the document and of the journey file, one number (J11). */
export const DOCUMENT_VERSION = 1;

/** A record as an older version kept it. */
export type OldRecord = Readonly<Record<string, unknown>>;

export interface VersionStep {
  from: number;
  /** What changes in a record of a kind; `undefined` as a field's value takes the field away. */
  record(kind: string, record: OldRecord): OldRecord;
}

/**
 * Version 0 was never released: it kept a feeling on a scale of −100…100 and a card's place as two fields.
 * Its step proves the way every later one goes.
 */
const fromZero: VersionStep = {
  from: 0,
  record(kind, record) {
    if (kind === 'cards' && typeof record['laneId'] === 'string' && typeof record['columnId'] === 'string') {
      const cell = { laneId: record['laneId'], columnId: record['columnId'] };
      return { ...record, cell, laneId: undefined, columnId: undefined };
    }
    if (kind === 'feelings' && typeof record['value'] === 'number') {
      return { ...record, value: record['value'] / 50 };
    }
    return record;
  },
};

const STEPS: readonly VersionStep[] = [fromZero];

/** The steps from a version to the newest, in order. */
export function stepsFrom(version: number): readonly VersionStep[] {
  return STEPS.filter((step) => step.from >= version);
}
