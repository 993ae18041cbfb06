import { funnelTerms } from './charts/funnel-band.describe.ts';
import { formatCount } from './format.ts';
import type { Id, Journey } from './journey.ts';
import { SIZES, STYLES } from './layout-sizes.ts';
import type { Box, LaneBox, MapLayout, MetricRow, StageBox } from './layout.types.ts';
import { laneIcon } from './lane-icons.ts';
import { yOfFeeling } from './charts/feelings-curve.geometry.ts';
import { formatFeeling } from './charts/feelings-curve.describe.ts';
import { describeLens } from './charts/lens.describe.ts';
import { evidenceItems } from './scene-evidence.ts';
import { personaName } from './personas.ts';
import { curveColour, curveDash, curveMark } from './scene-feelings.ts';
import {
  at,
  baseline,
  box,
  line,
  paragraph,
  path,
  QUIET,
  SMALL,
  STRONG,
  text,
  textIn,
  type Style,
} from './scene-parts.ts';
import type { Primitive } from './scene.types.ts';
import { fit, textWidth } from './text/wrap.ts';
import { sayIn } from './words/words.ts';

const INSET = 12;
/** A lane's icon, and where its name begins behind it. */
const ICON = 14;
const NAME = INSET + ICON + 6;

/** A lane's own title, or its kind's name in the reader's language. */
export function laneName({ title, kind }: Pick<LaneBox, 'title' | 'kind'>, locale: Style['locale']): string {
  return title === '' ? sayIn(locale)(`lane.${kind}`) : title;
}

/** The line over the map: its title, now or next, who it is about, through whose eyes, and whether its numbers are made up. */
export function titleItems(layout: MapLayout, journey: Journey, { tokens, locale }: Style): Primitive[] {
  const say = sayIn(locale);
  const map = journey.maps.get(layout.mapId);
  const y = baseline(0, SIZES.title, STYLES.title.size);
  const end = layout.title.width;
  const note = madeUp(layout, journey) ? fit(say('map.made-up'), QUIET, end / 3) : '';
  const noteX = end - (note === '' ? 0 : textWidth(note, QUIET));
  const state = say(map?.state === 'next' ? 'map.next' : 'map.now');
  const chip = textWidth(state, QUIET) + 16;
  const title = fit(layout.title.text || say('map.untitled'), STYLES.title, noteX - INSET - chip - 3 * SIZES.gap);
  const chipX = INSET + textWidth(title, STYLES.title) + SIZES.gap;
  const who = (map?.personaIds ?? []).flatMap((id) => journey.personas.get(id)?.name ?? []).join(', ');
  const whoX = chipX + chip + SIZES.gap;
  const seen = layout.lens ? describeLens(journey, layout.lens, locale) : '';
  const seenX = whoX + (who === '' ? 0 : textWidth(who, QUIET) + SIZES.gap);
  return [
    text(STYLES.title, { x: INSET, y, text: title, fill: tokens.ink, of: layout.mapId }),
    box({ x: chipX, y: SIZES.title / 2 - 10, width: chip, height: 20, radius: 10, fill: tokens.accentSoft }),
    text(QUIET, { x: chipX + 8, y: baseline(0, SIZES.title, QUIET.size), text: state, fill: tokens.accent }),
    ...textIn(QUIET, noteX - whoX - SIZES.gap, {
      x: whoX,
      y: baseline(0, SIZES.title, QUIET.size),
      text: who,
      fill: tokens.second,
    }),
    ...textIn(STRONG, noteX - seenX - SIZES.gap, {
      x: seenX,
      y: baseline(0, SIZES.title, STRONG.size),
      text: seen,
      fill: tokens.accent,
    }),
    ...(note === ''
      ? []
      : [text(QUIET, { x: noteX, y: baseline(0, SIZES.title, QUIET.size), text: note, fill: tokens.third })]),
  ];
}

/** Whether anything shown comes from a passport that says it is made up (N1). */
export function madeUp(layout: MapLayout, journey: Journey): boolean {
  const passports = layout.lanes.flatMap((lane): (Id | undefined)[] => [
    ...lane.cards.map((card) => card.meta?.reading?.latest.passportId),
    ...(lane.tiles ?? []).map((tile) => tile.reading.latest.passportId),
    ...(lane.feelings?.measured?.points ?? []).map((point) => point.reading.latest.passportId),
    lane.funnel && journey.funnels.get(lane.funnel.funnelId)?.passportId,
  ]);
  return passports.some((id) => id !== undefined && journey.passports.get(id)?.madeUp === true);
}

function chevron({ x, y, width, height, first }: StageBox): string {
  const left = x + 2;
  const right = x + width - 2;
  const middle = y + height / 2;
  const tip = SIZES.tip;
  const back = first
    ? `L${at(left + 6, y + height)}Q${at(left, y + height)},${at(left, y + height - 6)}L${at(left, y + 6)}Q${at(left, y)},${at(left + 6, y)}Z`
    : `L${at(left, y + height)}L${at(left + tip, middle)}L${at(left, y)}Z`;
  return `M${at(first ? left + 6 : left, y)}L${at(right, y)}L${at(right + tip, middle)}L${at(right, y + height)}${back}`;
}

/** A folded stage all the way down, in its own tint, so that what is missing is seen to be there. */
export function foldedItems({ stages, height }: MapLayout, { tokens }: Style): Primitive[] {
  return stages.flatMap(({ id, folded, tint, x, y, width, height: head }): Primitive[] => {
    if (!folded) return [];
    const top = y + head + 6;
    const place = { x: x + 2, y: top, width: width - 4, height: Math.max(0, height - top) };
    return [box({ ...place, radius: 6, fill: tokens.stages[tint].fill, opacity: 0.45, of: id })];
  });
}

/** Chevrons, steps under them, and what each stage rests on. */
export function headerItems(layout: MapLayout, style: Style): Primitive[] {
  const { tokens, locale } = style;
  const stages = layout.stages.flatMap((stage): Primitive[] => {
    const colours = tokens.stages[stage.tint];
    const height = 15;
    const top = stage.y + (stage.height - stage.lines.length * height) / 2;
    const x = stage.x + SIZES.gap + (stage.first ? 6 : SIZES.tip);
    if (stage.folded) {
      const folded = { x: x - 2, fill: colours.text, of: stage.id };
      return [
        path({ d: chevron(stage), fill: colours.fill, of: stage.id }),
        ...stage.lines.map((one) =>
          text(STYLES.folded, { ...folded, y: baseline(stage.y + 4, height, STYLES.folded.size), text: one }),
        ),
        text(QUIET, {
          ...folded,
          y: baseline(stage.y + 4 + height, height, QUIET.size),
          text: `+${formatCount(locale, stage.folded.cards)}`,
        }),
      ];
    }
    return [
      path({ d: chevron(stage), fill: colours.fill, of: stage.id }),
      ...stage.lines.map((one, i) =>
        text(STYLES.stage, {
          x,
          y: baseline(top + i * height, height, STYLES.stage.size),
          text: one,
          fill: colours.text,
          of: stage.id,
        }),
      ),
    ];
  });
  const steps = layout.steps.flatMap((step): Primitive[] => [
    ...step.lines.map((one) =>
      text(STYLES.step, {
        x: step.x + SIZES.gap / 2,
        y: baseline(step.y, step.height, STYLES.step.size),
        text: one,
        fill: tokens.second,
        of: step.id,
      }),
    ),
    line({
      x1: step.x + 2,
      y1: step.y + step.height - 2,
      x2: step.x + step.width - 2,
      y2: step.y + step.height - 2,
      stroke: tokens.stages[step.tint].fill,
      strokeWidth: 2,
    }),
  ]);
  return [...stages, ...steps, ...evidenceItems(layout, style)];
}

/** What stands at the left of a lane: its name, and what its chart must say about itself. */
export function railItems(lane: LaneBox, layout: MapLayout, journey: Journey, style: Style): Primitive[] {
  const { tokens, locale } = style;
  const room = layout.rail - INSET - NAME;
  const name = laneName(lane, locale);
  if (lane.shape === 'divider') {
    const { size } = STYLES.lane;
    const wide = layout.rail - 2 * INSET;
    const width = Math.min(wide, textWidth(name, QUIET));
    return textIn(QUIET, lane.width - 2 * INSET, {
      x: INSET,
      y: baseline(lane.y, lane.height, size),
      text: name,
      fill: tokens.third,
      ...(width < wide ? {} : { halo: tokens.canvas }),
      of: lane.id,
    });
  }
  const border = line({
    x1: 0,
    y1: lane.y,
    x2: lane.width,
    y2: lane.y,
    stroke: tokens.hairline,
    strokeWidth: 1,
  });
  const folded = lane.shape === 'collapsed';
  const top = folded ? lane.y + (lane.height - 16) / 2 : lane.y + 14;
  const colour = isEmpty(lane) ? tokens.third : tokens.ink;
  const icon = laneIcon(lane.kind, INSET, top + 1, ICON, colour === tokens.ink ? tokens.second : colour);
  const titles = paragraph(STYLES.lane, {
    x: NAME,
    y: baseline(top, 16, STYLES.lane.size),
    text: name,
    fill: colour,
    width: room,
    lineHeight: 16,
    most: folded ? 1 : 3,
    of: lane.id,
  });
  const facts = { x: NAME, y: top + titles.length * 16 + 4, width: room, height: lane.y + lane.height - 8 };
  return [border, icon, ...titles, ...(folded ? [] : factItems(lane, facts, journey, style))];
}

function isEmpty(lane: LaneBox): boolean {
  return (
    lane.cards.length === 0 &&
    !lane.funnel &&
    !(lane.tiles ?? []).length &&
    !lane.feelings?.curves.length &&
    !lane.arc?.points.some(({ value }) => value !== undefined)
  );
}

/** `height` is the lowest place a line may reach. */
function factItems(lane: LaneBox, room: Box, journey: Journey, style: Style): Primitive[] {
  if (lane.feelings) return legendItems(lane.feelings, room, lane, journey, style);
  if (lane.rows) return rowNames(lane.rows, room, style);
  const funnel = lane.funnel && journey.funnels.get(lane.funnel.funnelId);
  if (!lane.funnel || !funnel) return [];
  const { tokens, locale } = style;
  const unbound = lane.funnel.unbound.map(({ label, count }) => `${label} (${formatCount(locale, count)})`);
  const { segment, isWhole } = lane.funnel;
  const whose = isWhole
    ? sayIn(locale)('funnel.whole')
    : segment === ''
      ? ''
      : sayIn(locale)('funnel.of-segment', { segment });
  const said = [
    ...(whose === '' ? [] : [{ text: whose, fill: isWhole ? tokens.second : tokens.accent }]),
    ...(lane.funnel.isOtherTime ? [{ text: sayIn(locale)('funnel.other-time'), fill: tokens.negative }] : []),
    ...(unbound.length > 0
      ? [{ text: sayIn(locale)('funnel.unbound', { names: unbound.join(', ') }), fill: tokens.negative }]
      : []),
    { text: funnelTerms(funnel, locale).join('\u00a0· '), fill: tokens.third },
  ];
  const items: Primitive[] = [];
  let { y } = room;
  for (const one of said) {
    const most = Math.floor((room.height - y) / 13);
    const lines = paragraph(SMALL, {
      ...one,
      x: room.x,
      y: baseline(y, 13, SMALL.size),
      width: room.width,
      lineHeight: 13,
      most: said.length > 1 && one !== said.at(-1) ? Math.min(3, most) : most,
    });
    items.push(...lines);
    y += lines.length * 13 + 3;
  }
  return items;
}

/** The name of each metric that is read across, where its line begins. */
function rowNames(rows: readonly MetricRow[], room: Box, { tokens }: Style): Primitive[] {
  return rows.flatMap(({ metric, y, height }, i) =>
    paragraph(SMALL, {
      x: room.x,
      y: i === 0 ? baseline(room.y, 13, SMALL.size) : baseline(y + height / 2 - 13, 13, SMALL.size),
      text: metric.name,
      width: room.width,
      lineHeight: 13,
      most: 3,
      fill: tokens.second,
    }),
  );
}

/** Whose curve it is, what the dashed line means, and the levels the curve runs between. */
function legendItems(
  { curves, measured, scale }: NonNullable<LaneBox['feelings']>,
  room: Box,
  lane: LaneBox,
  journey: Journey,
  style: Style,
): Primitive[] {
  const { tokens, locale } = style;
  const rail = room.x + room.width + INSET;
  const felt = curves.map((curve, i) => {
    const stroke = curveColour(journey, curve.personaId, i, style);
    const mark = (x: number, y: number): Primitive[] => (curves.length > 1 ? [curveMark(i, x, y, stroke, style)] : []);
    return { name: personaName(journey, curve.personaId, locale), stroke, ...curveDash(i), mark };
  });
  const rows = [
    ...felt,
    ...(measured ? [{ name: measured.metric.name, stroke: tokens.positive, dash: [5, 4], mark: () => [] }] : []),
  ];
  const levels = [2, 1, 0, -1, -2].map((value) =>
    text(SMALL, {
      x: rail - 5,
      y: yOfFeeling(lane, value) + 3.8,
      text: formatFeeling(locale, value, scale),
      fill: tokens.third,
      anchor: 'end',
    }),
  );
  // a name too long for its line takes a second one, as long as that takes none from the names behind it
  let spare = Math.floor((room.height - room.y - rows.length * 16) / 13);
  let top = room.y;
  const names = rows.flatMap(({ name, stroke, mark, ...rest }): Primitive[] => {
    const y = top + 7;
    if (y + 6 > room.height) return [];
    const dash = 'dash' in rest && rest.dash ? { dash: rest.dash } : {};
    const words = paragraph(SMALL, {
      x: room.x + 21,
      y: y + 3.8,
      text: name,
      fill: tokens.second,
      width: rail - 24 - room.x - 21,
      lineHeight: 13,
      most: 1 + Math.max(0, Math.min(2, spare)),
    });
    spare -= words.length - 1;
    top += 16 + (words.length - 1) * 13;
    return [
      line({ x1: room.x, y1: y, x2: room.x + 16, y2: y, stroke, strokeWidth: 2, ...dash }),
      ...mark(room.x + 8, y),
      ...words,
    ];
  });
  return [...levels, ...names];
}
