import type { Command } from '../../shared/document/board.ts';
import { type FunnelImport, type ImportContext, readFunnel } from '../../shared/files/funnel-csv.ts';
import { matchTarget, type MetricImport, readMetrics, targetNames } from '../../shared/files/metric-csv.ts';
import { compareFunnel, type Compared, compareMetrics, funnelBefore, ontoBoard } from '../../shared/files/reimport.ts';
import type { Table } from '../../shared/files/table/table.ts';
import type { Funnel, FunnelStep, Id, Journey, Observation, Problem } from '../../shared/journey/journey.ts';
import { laneForFunnel } from './lane-for-funnel.ts';
import { columnPlaces, type Draft, guessColumns, isTarget, type Place, targetPlaces } from './draft.ts';
import { answered, type Question } from './question-form.tsx';

/** What a file would become, before anything is written. */
export interface Outcome {
  /** Names of the file, the places each may stand at, and where each stands now. */
  names: readonly string[];
  places: readonly Place[];
  ids: readonly string[];
  problems: readonly Problem[];
  funnel?: {
    value: FunnelImport;
    steps: number;
    /** The same funnel of an earlier file. */
    before?: Funnel;
    compared?: Compared<FunnelStep>;
  };
  metrics?: { value: MetricImport; compared?: Compared<Observation> };
}

/** Where each name stands: what the person chose, else what was chosen the last time, else what it is called. */
function idsOf(
  names: readonly string[],
  chosen: readonly string[] | undefined,
  last: Readonly<Record<string, string>>,
  places: readonly Place[],
  guess: readonly string[],
): string[] {
  if (chosen?.length === names.length) return [...chosen];
  return names.map((name, i) => {
    const known = last[name];
    return known !== undefined && (known === '' || places.some(({ id }) => id === known)) ? known : (guess[i] ?? '');
  });
}

interface Asked {
  journey: Journey;
  table: Table;
  draft: Draft | undefined;
  question: Question;
  chosen: readonly string[] | undefined;
  bound: Readonly<Record<string, string>>;
  context: ImportContext;
}

const NOTHING: Outcome = { names: [], places: [], ids: [], problems: [] };

export function outcomeOf(asked: Asked): Outcome {
  const { draft } = asked;
  if (!draft) return { ...NOTHING, problems: [{ where: 'file', code: 'table-no-numbers' }] };
  return draft.kind === 'funnel' ? funnelOutcome(asked, draft.mapping) : metricsOutcome(asked, draft.mapping);
}

function funnelOutcome(
  { journey, table, question, chosen, bound, context }: Asked,
  mapping: Extract<Draft, { kind: 'funnel' }>['mapping'],
): Outcome {
  const { mapId } = context;
  const places = columnPlaces(journey, mapId);
  const read = readFunnel(table, mapping, question.title, context);
  if (!read.ok) return { ...NOTHING, places, problems: read.problems };
  const names = read.value.steps.filter((step) => step.segment === '').map((step) => step.label);
  const ids = idsOf(names, chosen, bound, places, guessColumns(names, places));
  const before = funnelBefore(journey, mapId, question.title);
  return {
    names,
    places,
    ids,
    problems: read.problems,
    funnel: {
      value: read.value,
      steps: names.length,
      ...(before ? { before, compared: compareFunnel(journey, before, read.value) } : {}),
    },
  };
}

function metricsOutcome(
  { journey, table, chosen, bound, context }: Asked,
  mapping: Extract<Draft, { kind: 'metrics' }>['mapping'],
): Outcome {
  const named = targetPlaces(journey, context.mapId);
  const places = named.map(({ name, target }) => ({ id: target, title: name }));
  const names = targetNames(table, mapping);
  const guess = names.map((name) => matchTarget(name, named) ?? '');
  const ids = idsOf(names, chosen, bound, places, guess);
  const byName = new Map(names.map((name, i) => [name, ids[i] ?? '']));
  const bind = (name: string) => {
    const id = byName.get(name) ?? '';
    return isTarget(id) ? id : undefined;
  };
  const read = readMetrics(table, mapping, bind, context);
  if (!read.ok) return { names, places, ids, problems: read.problems };
  const value = ontoBoard(journey, read.value);
  const compared = compareMetrics(journey, value);
  const isKnown = compared.changed.length + compared.gone.length + compared.same > 0;
  return { names, places, ids, problems: read.problems, metrics: { value, ...(isKnown ? { compared } : {}) } };
}

/** What is written once the person says so: one undo step. */
export function commandsOf(
  journey: Journey,
  outcome: Outcome,
  { mapId, question, replaces }: { mapId: Id; question: Question; replaces: boolean },
): Command[] {
  const { funnel, metrics, ids } = outcome;
  if (metrics) {
    const gone = replaces ? (metrics.compared?.gone ?? []).map(({ id }) => id) : [];
    return [{ type: 'addMetrics', ...metrics.value, ...(gone.length > 0 ? { gone } : {}) }];
  }
  if (!funnel) return [];
  const steps = funnel.value.steps.map((step) => {
    const columnId = ids[step.index];
    return columnId ? { ...step, columnId } : step;
  });
  const asked = answered(funnel.value.funnel, question);
  const { passport } = funnel.value;
  if (funnel.before && replaces) {
    const { id, createdBy } = funnel.before;
    const own = steps.map((step) => ({ ...step, funnelId: id }));
    return [{ type: 'setFunnel', funnel: { ...asked, id, createdBy }, steps: own, passport }];
  }
  const { laneId, commands } = laneForFunnel(journey, mapId, asked.title);
  return [...commands, { type: 'addFunnel', funnel: asked, steps, passport, laneId }];
}
