import { livingColumn, mapOfColumn } from './columns.ts';
import type { Card, Journey, Problem } from './journey.ts';

/** Living cards whose lane or column is gone, or which stand across two maps: for the tray, never dropped (J4). */
export function unplaced(journey: Journey): Card[] {
  const homeless: Card[] = [];
  for (const card of journey.cards.values()) {
    if (card.deleted) continue;
    const lane = journey.lanes.get(card.cell.laneId);
    const column = livingColumn(journey, card.cell.columnId);
    const placed = lane && !lane.deleted && column !== undefined && mapOfColumn(journey, column) === lane.mapId;
    if (!placed) homeless.push(card);
  }
  return homeless;
}

/** References to what is not there at all, as a file may hold them. Deleted is there. */
export function dangling(journey: Journey): Problem[] {
  const problems: Problem[] = [];
  const missing = (where: string, id: string | undefined, ...among: readonly ReadonlyMap<string, unknown>[]): void => {
    if (id === undefined || among.some((records) => records.has(id))) return;
    problems.push({ where, code: 'dangling', values: { id } });
  };
  const { maps, stages, steps, lanes, cards, personas, metrics, passports, funnels } = journey;
  for (const [id, stage] of stages) {
    missing(`stages/${id}/mapId`, stage.mapId, maps);
    missing(`stages/${id}/mergedInto`, stage.mergedInto, stages);
  }
  for (const [id, step] of steps) {
    missing(`steps/${id}/stageId`, step.stageId, stages);
    missing(`steps/${id}/mergedInto`, step.mergedInto, steps);
  }
  for (const [id, lane] of lanes) {
    missing(`lanes/${id}/mapId`, lane.mapId, maps);
    missing(`lanes/${id}/settings/funnelId`, lane.settings.funnelId, funnels);
  }
  for (const [id, card] of cards) {
    missing(`cards/${id}/cell/laneId`, card.cell.laneId, lanes);
    missing(`cards/${id}/cell/columnId`, card.cell.columnId, stages, steps);
  }
  for (const [id, feeling] of journey.feelings) {
    missing(`feelings/${id}/mapId`, feeling.mapId, maps);
    missing(`feelings/${id}/personaId`, feeling.personaId, personas);
    missing(`feelings/${id}/columnId`, feeling.columnId, stages, steps);
  }
  for (const [id, point] of journey.arcs) {
    missing(`arcs/${id}/laneId`, point.laneId, lanes);
    missing(`arcs/${id}/columnId`, point.columnId, stages, steps);
  }
  for (const [id, note] of journey.notes) missing(`notes/${id}/mapId`, note.mapId, maps);
  for (const [id, view] of journey.views) missing(`views/${id}/mapId`, view.mapId, maps);
  for (const [id, link] of journey.links) {
    missing(`links/${id}/from`, link.from, cards, stages, steps);
    missing(`links/${id}/to`, link.to, cards, stages, steps);
  }
  for (const [id, seen] of journey.observations) {
    missing(`observations/${id}/metricId`, seen.metricId, metrics);
    missing(`observations/${id}/passportId`, seen.passportId, passports);
    missing(`observations/${id}/target`, seen.target.split(':')[1], maps, stages, steps, cards);
  }
  for (const [id, funnel] of funnels) {
    missing(`funnels/${id}/mapId`, funnel.mapId, maps);
    missing(`funnels/${id}/passportId`, funnel.passportId, passports);
  }
  for (const [id, step] of journey.funnelSteps) {
    missing(`funnelSteps/${id}/funnelId`, step.funnelId, funnels);
    missing(`funnelSteps/${id}/columnId`, step.columnId, stages, steps);
  }
  for (const [id, flow] of journey.flows) {
    missing(`flows/${id}/mapId`, flow.mapId, maps);
    missing(`flows/${id}/passportId`, flow.passportId, passports);
  }
  for (const [id, pair] of journey.flowPairs) missing(`flowPairs/${id}/flowId`, pair.flowId, journey.flows);
  return problems;
}
