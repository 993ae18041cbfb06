import type { Id, Journey, Target } from '../../shared/journey/journey.ts';
import { columnsOf, lanesOf, stagesOf, stepsOf } from '../../shared/journey/columns.ts';
import { guessFunnelMapping, type FunnelMapping } from '../../shared/files/funnel-csv.ts';
import { guessMetricMapping, type MetricMapping, type NamedTarget } from '../../shared/files/metric-csv.ts';
import type { Holding } from '../../shared/files/table/sources.ts';
import type { Table } from '../../shared/files/table/table.ts';
import { fold, type Confidence } from '../../shared/files/table/words.ts';

/** What the analyst is shown before anything is written: a guess to be corrected. */
export type Draft =
  | { kind: 'funnel'; mapping: FunnelMapping; confidence: Confidence }
  | { kind: 'metrics'; mapping: MetricMapping; confidence: Confidence };

const RANK: Readonly<Record<Confidence, number>> = { sure: 2, likely: 1, unsure: 0 };

export function draftOf(table: Table, kind: Draft['kind']): Draft | undefined {
  if (kind === 'funnel') {
    const guess = guessFunnelMapping(table);
    return guess && { kind, ...guess };
  }
  const guess = guessMetricMapping(table);
  return guess && { kind, ...guess };
}

/**
 * What the tool that wrote the file is known to write; else a funnel when its guess is the surer one, where a metric
 * column or known metric names speak for metrics.
 */
export function guessDraft(table: Table, holds?: Holding): Draft | undefined {
  const funnel = draftOf(table, 'funnel');
  const metrics = draftOf(table, 'metrics');
  if (holds === 'funnel' && funnel) return funnel;
  if (holds === 'metrics' && metrics) return metrics;
  if (!funnel || !metrics) return funnel ?? metrics;
  if (metrics.kind === 'metrics' && metrics.mapping.shape !== 'wide') return metrics;
  return RANK[funnel.confidence] >= RANK[metrics.confidence] &&
    !(funnel.confidence === 'likely' && metrics.confidence === 'likely')
    ? funnel
    : metrics;
}

export interface Place {
  id: string;
  title: string;
}

/** Columns a funnel step can stand under. */
export function columnPlaces(journey: Journey, mapId: Id): Place[] {
  return columnsOf(journey, mapId).map((column) => ({
    id: column.id,
    title:
      column.title === column.stageTitle || column.stageTitle === ''
        ? column.title
        : `${column.stageTitle} › ${column.title}`,
  }));
}

/** Cards an event can be of: those that stand for something people do or meet. */
export function cardPlaces(journey: Journey, mapId: Id): Place[] {
  const lanes = new Set(lanesOf(journey, mapId).map((lane) => lane.id));
  return [...journey.cards.values()]
    .filter(
      ({ kind, deleted, cell, title }) =>
        (kind === 'touchpoint' || kind === 'action') && !deleted && lanes.has(cell.laneId) && title.trim() !== '',
    )
    .map(({ id, title }) => ({ id, title }));
}

/** A row an event, with who, what and when: nothing else has all three. */
export function looksLikeEvents(table: Table): boolean {
  const titles = table.columns.map(({ title }) => fold(title));
  const who =
    /^(?:user|customer|case|session|visitor|client|account|person|patient|distinct|musteri|kullanici|oturum|order|deal|lead|contact)\b.*\b(?:id|no|name)\b|\bcase concept name\b/u;
  const what = /^(?:event|activity|action|olay|etkinlik|faaliyet)\b(?! (?:id|date|time|timestamp))|\bconcept name$/u;
  const when = /\b(?:time|timestamp|date|zaman|tarih|tarihi)\b/u;
  return [who, what, when].every((pattern) => titles.some((title) => pattern.test(title)));
}

/** Stages, steps and touchpoints a number can be measured at. */
export function targetPlaces(journey: Journey, mapId: Id): NamedTarget[] {
  const stages = stagesOf(journey, mapId);
  const lanes = new Set(lanesOf(journey, mapId).map((lane) => lane.id));
  const touchpoints = [...journey.cards.values()].filter(
    (card) => card.kind === 'touchpoint' && card.deleted === undefined && lanes.has(card.cell.laneId),
  );
  return [
    ...stages.map((stage): NamedTarget => ({ name: stage.title, target: `stage:${stage.id}` })),
    ...stages.flatMap((stage) =>
      stepsOf(journey, stage.id).map((step): NamedTarget => ({ name: step.title, target: `step:${step.id}` })),
    ),
    ...touchpoints.map((card): NamedTarget => ({ name: card.title, target: `card:${card.id}` })),
  ];
}

/** The column each step label belongs to by name; by place when there are as many and no name fits. */
export function guessColumns(labels: readonly string[], places: readonly Place[]): string[] {
  const bare = (text: string): string => fold(text).replace(/^\d+ /, '');
  const named = labels.map((label) => {
    const wanted = bare(label);
    return (
      places.find((place) => bare(place.title) === wanted || bare(place.title.split(' › ').at(-1) ?? '') === wanted)
        ?.id ?? ''
    );
  });
  if (named.some((id) => id !== '') || labels.length !== places.length) return named;
  return places.map((place) => place.id);
}

export const isTarget = (text: string): text is Target => /^(?:map|stage|step|card):.+$/.test(text);
