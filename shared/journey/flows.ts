import { livingColumn } from './columns.ts';
import { flowOf } from './dated.ts';
import { formatCount } from './format.ts';
import type { Flow, FlowPair, Id, Journey, Link, Locale } from './journey.ts';
import type { CardBox, MapLayout } from './layout.types.ts';
import { type LinkLabel, placeLabels } from './links/labels.ts';
import { livingLinks } from './links/links.ts';
import { type LinkRoute, linkRoutes } from './links/routes.ts';

/** People who went directly from one thing on the map to another. */
export interface DrawnFlow {
  id: string;
  from: Id;
  to: Id;
  count: number;
  medianSeconds?: number;
  /** A link leads the same way: people were meant to go so. */
  isMeant: boolean;
  /** Of the widest of everybody, so that segments are drawn on one scale (N5). */
  share: number;
  route: LinkRoute;
  label: LinkLabel | undefined;
}

/** Who came in at a card and who left there. */
export interface FlowEnds {
  card: CardBox;
  entered: number;
  left: number;
}

export interface Flows {
  flow: Flow;
  /** Whose steps; `` = everybody's, also where they are not told apart. */
  segment: string;
  isWhole: boolean;
  drawn: readonly DrawnFlow[];
  ends: readonly FlowEnds[];
  /** Links that nobody went along. */
  untaken: readonly Link[];
  /** Steps to or from what does not stand on the map. */
  elsewhere: number;
}

/** A card stands for itself, a stage or step for the first touchpoint in it, else for its first card. */
function cardAt(journey: Journey, layout: MapLayout, place: Id | undefined): CardBox | undefined {
  if (place === undefined) return undefined;
  const card = layout.cards.find(({ id }) => id === place);
  if (card) return card;
  const columnId = livingColumn(journey, place);
  const inColumn = columnId === undefined ? [] : layout.cards.filter((one) => one.columnId === columnId);
  return inColumn.find((one) => one.card.kind === 'touchpoint') ?? inColumn[0];
}

interface Summed {
  from: CardBox;
  to: CardBox;
  count: number;
  medianSeconds?: number;
}

/** Pairs that begin and end at the same cards are one way; of several medians none is the median. */
function summed(journey: Journey, layout: MapLayout, pairs: readonly FlowPair[]) {
  const ways = new Map<string, Summed>();
  const ends = new Map<Id, FlowEnds>();
  let elsewhere = 0;
  const endAt = (card: CardBox): FlowEnds => ends.get(card.id) ?? { card, entered: 0, left: 0 };
  for (const pair of pairs) {
    const [from, to] = [cardAt(journey, layout, pair.fromId), cardAt(journey, layout, pair.toId)];
    const { count, medianSeconds } = pair;
    if (from && to && from !== to) {
      const key = `${from.id}/${to.id}`;
      const before = ways.get(key);
      const time = before || medianSeconds === undefined ? {} : { medianSeconds };
      ways.set(key, { from, to, count: count + (before?.count ?? 0), ...time });
    } else if (pair.from === '' && to) {
      ends.set(to.id, { ...endAt(to), entered: endAt(to).entered + count });
    } else if (pair.to === '' && from) {
      ends.set(from.id, { ...endAt(from), left: endAt(from).left + count });
    } else if (from !== to || !from) elsewhere += count;
  }
  return { ways, ends: [...ends.values()], elsewhere };
}

const kept = new WeakMap<MapLayout, { inputs: readonly unknown[]; flows: Flows | undefined }>();

/** The ways people took between the cards of a laid out map, as one looks at it. */
export function flowsOf(journey: Journey, layout: MapLayout, locale: Locale): Flows | undefined {
  const segment = layout.paths?.segment;
  if (segment === undefined) return undefined;
  const inputs = [journey.flows, journey.flowPairs, journey.links, segment, locale];
  const before = kept.get(layout);
  if (before && inputs.every((one, i) => one === before.inputs[i])) return before.flows;
  const flows = madeFlows(journey, layout, segment, locale);
  kept.set(layout, { inputs, flows });
  return flows;
}

function madeFlows(journey: Journey, layout: MapLayout, segment: string, locale: Locale): Flows | undefined {
  const flow = flowOf(journey, layout.mapId);
  if (!flow) return undefined;
  const own = [...journey.flowPairs.values()].filter((pair) => pair.flowId === flow.id);
  const whole = own.filter((pair) => pair.segment === '');
  const inSegment = own.filter((pair) => pair.segment === segment);
  const isWhole = inSegment.length === 0 && segment !== '';
  const { ways, ends, elsewhere } = summed(journey, layout, isWhole ? whole : inSegment);
  const most = Math.max(
    1,
    ...[...summed(journey, layout, whole).ways.values(), ...ways.values()].map((way) => way.count),
  );
  const meant = livingLinks(journey);
  const links = [...ways].map(([key, way]): [string, Link] => [
    key,
    { id: key, createdBy: '', from: way.from.id, to: way.to.id, kind: 'flow', label: formatCount(locale, way.count) },
  ]);
  // a layout of its own: the router remembers one set of links for each
  const routes = linkRoutes({ links: new Map(links), cards: journey.cards }, { ...layout });
  const labels = placeLabels(routes, layout.cards);
  return {
    flow,
    segment: isWhole ? '' : segment,
    isWhole,
    drawn: routes
      .flatMap((route): DrawnFlow[] => {
        const way = ways.get(route.id);
        if (!way) return [];
        const { count, medianSeconds } = way;
        return [
          {
            id: route.id,
            from: way.from.id,
            to: way.to.id,
            count,
            ...(medianSeconds === undefined ? {} : { medianSeconds }),
            isMeant: meant.some((link) => link.from === way.from.id && link.to === way.to.id),
            share: count / most,
            route,
            label: labels.get(route.id),
          },
        ];
      })
      .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)),
    ends,
    untaken: meant.filter((link) => !ways.has(`${link.from}/${link.to}`) && isDrawn(layout, link)),
    elsewhere,
  };
}

const isDrawn = ({ cards }: MapLayout, { from, to }: Link): boolean =>
  cards.some(({ id }) => id === from) && cards.some(({ id }) => id === to);
