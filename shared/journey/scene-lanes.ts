import { describeArc } from './charts/arc-curve.describe.ts';
import { describeFeelings } from './charts/feelings-curve.describe.ts';
import { describeFunnel } from './charts/funnel-band.describe.ts';
import { describeTrend } from './charts/sparkline.describe.ts';
import { cardsIn } from './columns.ts';
import { formatCount } from './format.ts';
import type { Journey, Locale } from './journey.ts';
import { SIZES } from './layout-sizes.ts';
import type { LaneBox, MapLayout } from './layout.types.ts';
import { personaName } from './personas.ts';
import { arcItems } from './scene-arc.ts';
import { feelingsItems } from './scene-feelings.ts';
import { laneName } from './scene-frame.ts';
import { funnelItems } from './scene-funnel.ts';
import { metricRowItems } from './scene-metric-line.ts';
import { baseline, line, QUIET, textIn, type Style } from './scene-parts.ts';
import { blankItems, tileItems } from './scene-tiles.ts';
import type { Primitive } from './scene.types.ts';
import { textWidth } from './text/wrap.ts';
import { sayIn, type Word } from './words/words.ts';

/** What stands in one lane besides its cards. */
export function laneItems(lane: LaneBox, layout: MapLayout, journey: Journey, style: Style): Primitive[] {
  const { tokens, locale } = style;
  switch (lane.shape) {
    case 'feelings':
      return lane.feelings && lane.feelings.curves.length > 0
        ? feelingsItems(lane, lane.feelings, layout, journey, style)
        : emptyItems(lane, layout, 'feelings.empty', style);
    case 'arc':
      return lane.arc ? arcItems(lane.arc, { ...lane, height: SIZES.arcLane }, layout, style) : [];
    case 'funnel':
      return lane.funnel
        ? funnelItems(lane, lane.funnel, layout, style)
        : emptyItems(lane, layout, 'funnel.empty', style);
    case 'metrics':
      return lane.tiles && lane.tiles.length + (lane.blanks?.length ?? 0) > 0
        ? [
            ...(lane.rows ?? []).flatMap((row) =>
              metricRowItems(
                row,
                (lane.tiles ?? []).filter((tile) => tile.row === row),
                layout,
                style,
              ),
            ),
            ...lane.tiles.flatMap((tile) => (tile.row ? [] : tileItems(tile, style))),
            ...(lane.blanks ?? []).flatMap((blank) => blankItems(blank, style)),
          ]
        : emptyItems(lane, layout, 'metrics.empty', style);
    case 'divider':
      return dividerItems(lane, style);
    case 'collapsed':
      return textIn(QUIET, lane.width - layout.rail - 24, {
        x: layout.rail + 18,
        y: baseline(lane.y, lane.height, QUIET.size),
        text: foldedWords(lane, layout, journey, locale),
        fill: tokens.third,
      });
    case 'cards':
      return (lane.hidden ?? []).flatMap(({ x, width, count }) =>
        textIn(QUIET, width, {
          x: x + width / 2,
          y: baseline(lane.y + SIZES.cellPadding, 2 * SIZES.cardPadding + SIZES.cardLine, QUIET.size),
          text: `+${formatCount(locale, count)}`,
          fill: tokens.second,
          anchor: 'middle',
        }),
      );
  }
}

function emptyItems(lane: LaneBox, layout: MapLayout, word: Word, { tokens, locale }: Style): Primitive[] {
  const x = layout.rail + 18;
  const y = lane.y + lane.height / 2 + 4;
  return textIn(QUIET, lane.width - x - 6, { x, y, text: sayIn(locale)(word), fill: tokens.third });
}

/** The line begins where its name ends. */
function dividerItems(lane: LaneBox, { tokens, locale }: Style): Primitive[] {
  const y = lane.y + lane.height / 2;
  const from = Math.min(lane.width, 12 + textWidth(laneName(lane, locale), QUIET) + SIZES.gap);
  return [line({ x1: from, y1: y, x2: lane.width, y2: y, stroke: tokens.third, strokeWidth: 1, dash: [6, 5] })];
}

/** That a lane is folded, and how many cards that hides. */
function foldedWords({ id: laneId }: LaneBox, { columns }: MapLayout, journey: Journey, locale: Locale): string {
  const say = sayIn(locale);
  const count = columns.reduce((sum, { id }) => sum + cardsIn(journey, { laneId, columnId: id }).length, 0);
  return count === 0 ? say('map.folded') : say('map.folded-cards', { count: formatCount(locale, count) });
}

/** Those in folded stages included. */
const cardsOf = ({ cards, hidden = [] }: LaneBox): number =>
  hidden.reduce((sum, { count }) => sum + count, cards.length);

/** One lane in words, for those who cannot see it. */
export function describeLane(lane: LaneBox, layout: MapLayout, journey: Journey, locale: Locale): string {
  const say = sayIn(locale);
  const name = laneName(lane, locale);
  switch (lane.shape) {
    case 'feelings': {
      const titles = new Map(layout.columns.map((column) => [column.id, column.title]));
      const { curves = [], measured, scale, words } = lane.feelings ?? {};
      if (curves.length === 0) return `${name}: ${say('feelings.empty')}.`;
      const said = curves.map((curve, i) => {
        const persona = personaName(journey, curve.personaId, locale);
        return describeFeelings(curve, titles, locale, {
          persona,
          ...(scale ? { scale } : {}),
          ...(words ? { words } : {}),
          ...(measured && i === 0 ? { measured } : {}),
        });
      });
      return `${name}. ${said.join(' ')}`;
    }
    case 'arc': {
      const titles = new Map(layout.columns.map((column) => [column.id, column.title]));
      return `${name}. ${lane.arc ? describeArc(lane.arc, titles, locale) : ''}`.trim();
    }
    case 'funnel':
      return `${name}. ${lane.funnel ? describeFunnel(lane.funnel, locale) : `${say('funnel.empty')}.`}`;
    case 'metrics': {
      const trends = (lane.tiles ?? []).map((tile) => describeTrend(tile.reading, locale));
      return `${name}. ${trends.length > 0 ? trends.join(' ') : `${say('metrics.empty')}.`}`;
    }
    case 'divider':
      return `${name}.`;
    case 'collapsed':
      return `${name}. ${foldedWords(lane, layout, journey, locale)}.`;
    case 'cards':
      return say('map.cards', { lane: name, count: formatCount(locale, cardsOf(lane)) });
  }
}
