import { mapsOf } from './columns.ts';
import { type FindingMark, findingMarks } from './charts/finding-marks.geometry.ts';
import { insightsOf } from './insights.ts';
import type { Id, Instant, Journey, Period, Problem } from './journey.ts';
import { layoutMap } from './layout.ts';
import { EVERYBODY, type LensChoice, lensChoices, lensOf, periodsSeen } from './lens.ts';
import type { MapLayout } from './layout.types.ts';
import { sceneOf } from './scene.ts';
import { marked, withFindings } from './scene-findings.ts';
import type { Style } from './scene-parts.ts';
import type { Scene } from './scene.types.ts';

/** What may be drawn on a map beside what stands there always. */
export const EXTRAS = ['paths', 'evidence', 'findings'] as const;
export type Extra = (typeof EXTRAS)[number];

/** How a map is looked at: whoever gets a file of it sees the same (N5). */
export interface Look {
  who?: LensChoice;
  /** The last period looked at; the newest when absent. */
  period?: Period | undefined;
  show?: readonly Extra[];
}

/** A map of a board as it is looked at, for every file that draws one. */
export interface DrawnMap {
  layout: MapLayout;
  scene: Scene;
  /** What is marked on it; absent where nothing is to be. */
  findings?: readonly FindingMark[];
}

export interface Drawing extends Style {
  now: Instant;
  /** The sentences go on a page of their own, not under the map. */
  isOnSheets?: boolean;
}

export function drawnMap(
  journey: Journey,
  mapId: Id,
  look: Look,
  { now, isOnSheets = false, ...style }: Drawing,
): DrawnMap {
  const { who = EVERYBODY, period, show = [] } = look;
  const lens = lensOf(journey, mapId, who, period);
  const layout = layoutMap(journey, mapId, {
    lens,
    paths: show.includes('paths'),
    evidence: show.includes('evidence'),
  });
  const scene = sceneOf(layout, journey, style);
  if (!show.includes('findings')) return { layout, scene };
  const findings = findingMarks(insightsOf(journey, mapId, lens, now), layout);
  return { layout, scene: (isOnSheets ? marked : withFindings)(scene, findings, journey, style), findings };
}

/** What somebody asks for in words: a script, or a command line. */
export interface Asked {
  segment?: string | undefined;
  /** Its id or its exact name. */
  persona?: string | undefined;
  period?: string | undefined;
  /** Parted by commas. */
  show?: string | undefined;
}

/** A look from words, or what is wrong with them: whoever asks for a segment that is not there is not shown everybody. */
export function lookAsked(
  journey: Journey,
  mapId: Id | undefined,
  { segment, persona, period, show }: Asked,
): { look: Look; problems: readonly Problem[] } {
  const ids = mapId === undefined ? mapsOf(journey).map(({ id }) => id) : [mapId];
  const problems: Problem[] = [];
  const unknown = (where: string, value: string, known: readonly string[]): void => {
    problems.push({ where, code: `unknown-${where}`, values: { value, known: [...new Set(known)].join(', ') } });
  };
  const choices = ids.map((id) => lensChoices(journey, id));
  const personas = choices.flatMap((one) => one.personas);
  const found = personas.find((one) => one.persona.id === persona || one.persona.name === persona);
  if (persona !== undefined && !found)
    unknown(
      'persona',
      persona,
      personas.map((one) => one.persona.name),
    );
  const segments = choices.flatMap((one) => [
    ...one.personas.flatMap((own) => (own.segment === undefined ? [] : [own.segment])),
    ...one.segments,
  ]);
  if (segment !== undefined && !segments.includes(segment)) unknown('segment', segment, segments);
  if (segment !== undefined && persona !== undefined) problems.push({ where: 'persona', code: 'segment-or-persona' });
  const periods = ids.flatMap((id) => periodsSeen(journey, id));
  if (period !== undefined && !periods.includes(period)) unknown('period', period, periods);
  const wanted = (show ?? '').split(',').map((one) => one.trim());
  for (const one of wanted) {
    if (one !== '' && !EXTRAS.some((extra) => extra === one)) unknown('show', one, EXTRAS);
  }
  const who: LensChoice = found
    ? { of: 'persona', id: found.persona.id }
    : segment === undefined
      ? EVERYBODY
      : { of: 'segment', name: segment };
  return { look: { who, period, show: EXTRAS.filter((extra) => wanted.includes(extra)) }, problems };
}

/** Whether it is anything but everybody's newest numbers with nothing beside. */
export const isPlainLook = ({ who = EVERYBODY, period, show = [] }: Look): boolean =>
  who.of === 'everybody' && period === undefined && show.length === 0;
