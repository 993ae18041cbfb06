import { cardsIn, type Column, columnsOf, lanesOf, livingColumn, mapOfColumn } from '../../journey/columns.ts';
import { curvesOf } from '../../journey/feelings.ts';
import { funnelResult, segmentsOfFunnel, stepsOfFunnel } from '../../journey/funnel.ts';
import type { Id, Journey, JourneyMap, Locale, Observation, Passport, Target } from '../../journey/journey.ts';
import { intervalOf } from '../../journey/metrics/kinds.ts';
import { personaName } from '../../journey/personas.ts';
import { laneName } from '../../journey/scene-frame.ts';
import { sayIn } from '../../journey/words/words.ts';
import { type CellValue, dayIn, type Sheet } from './sheet.ts';
import { SHEET_WORDS, type SheetWord } from './words.ts';

/** What every list is told from. */
export interface Told {
  journey: Journey;
  maps: readonly JourneyMap[];
  lang: Locale;
  timeZone: string;
}

type ColumnWord = Extract<SheetWord, `column.${string}`>;

function list(lang: Locale, name: SheetWord, heads: readonly ColumnWord[], rows: readonly CellValue[][]): Sheet {
  const words = SHEET_WORDS[lang];
  return {
    name: words[name],
    heads: { rows: 1, columns: 0 },
    rows: [heads.map((head) => words[head]), ...rows],
  };
}

const titleOf = (map: JourneyMap, lang: Locale): string => map.title.trim() || SHEET_WORDS[lang].untitled;
const place = (column: Column | undefined): CellValue[] => [
  column?.stageTitle ?? null,
  column?.stepId === undefined ? null : column.title,
];

/** A row a card, with all it says. */
export function cardsSheet({ journey, maps, lang }: Told): Sheet {
  const say = sayIn(lang);
  const rows = maps.flatMap((map) => {
    const columns = columnsOf(journey, map.id);
    const lanes = lanesOf(journey, map.id);
    // stage after stage, so that whoever reads the list again meets the stages in their order
    return columns.flatMap((column) =>
      lanes.flatMap((lane) =>
        cardsIn(journey, { laneId: lane.id, columnId: column.id }).map((card): CellValue[] => [
          titleOf(map, lang),
          say(`map.${map.state}`),
          ...place(column),
          laneName(lane, lang),
          say(`lane.${lane.kind}`),
          say(`kind.${card.kind}`),
          card.title,
          card.body || null,
          card.channel ? say(`channel.${card.channel}`) : null,
          card.device ? say(`device.${card.device}`) : null,
          card.service ? say(`service.${card.service}`) : null,
          card.owner?.trim() || null,
          card.status ? say(`status.${card.status}`) : null,
          card.evidence ? say(`evidence.${card.evidence}`) : null,
          card.personaIds?.map((id) => personaName(journey, id, lang)).join(', ') || null,
          card.tags?.join(', ') || null,
          card.link ?? null,
          card.span ?? null,
        ]),
      ),
    );
  });
  const heads: ColumnWord[] = ['map', 'state', 'stage', 'step', 'lane', 'laneKind', 'kind', 'title', 'text', 'channel']
    .concat(['device', 'service', 'owner', 'status', 'evidence', 'personas', 'tags', 'link', 'span'])
    .map((name) => `column.${name}` as ColumnWord);
  return list(lang, 'sheet.cards', heads, rows);
}

/** A row a point of a curve. A gap is no row: it says nothing. */
export function feelingsSheet({ journey, maps, lang }: Told): Sheet {
  const words = SHEET_WORDS[lang];
  const rows = maps.flatMap((map) => {
    const columns = new Map(columnsOf(journey, map.id).map((column) => [column.id, column]));
    return curvesOf(journey, map.id).flatMap((curve) =>
      curve.points.flatMap(({ columnId, value, source, note, moment, votes }): CellValue[][] =>
        value === undefined
          ? []
          : [
              [
                titleOf(map, lang),
                personaName(journey, curve.personaId, lang),
                ...place(columns.get(columnId)),
                value,
                source === 'votes' ? words['said.votes'] : words['said.agreed'],
                votes?.n ?? null,
                note ?? null,
                moment ? words['said.yes'] : null,
              ],
            ],
      ),
    );
  });
  const heads = ['map', 'persona', 'stage', 'step', 'value', 'source', 'n', 'note', 'moment'] as const;
  return list(
    lang,
    'sheet.feelings',
    heads.map((name) => `column.${name}` as const),
    rows,
  );
}

/** Money by the letters of its currency, as every language writes them. */
function unitIn(unit: string, words: Readonly<Record<SheetWord, string>>): string {
  const [kind = '', currency] = unit.split(':');
  if (currency !== undefined) return currency;
  const known = UNITS.find((one) => one === `unit.${kind}`);
  return known === undefined ? unit : words[known];
}
const UNITS = ['unit.share', 'unit.points', 'unit.score', 'unit.seconds', 'unit.count'] as const satisfies SheetWord[];

/** A share is told as 0…1, money and seconds in their own unit: what a spreadsheet can reckon with. */
function passportCells(passport: Passport | undefined, { lang, timeZone }: Told): CellValue[] {
  const words = SHEET_WORDS[lang];
  if (!passport) return [words['said.unknown'], null, null, null, null];
  const { source, who, when, staleAfter, madeUp } = passport;
  return [
    source || words['said.unknown'],
    who || null,
    dayIn(when, timeZone),
    staleAfter === undefined ? null : dayIn(staleAfter, timeZone),
    madeUp ? words['said.yes'] : null,
  ];
}
const PASSPORT = ['column.source', 'column.who', 'column.when', 'column.stale', 'column.madeUp'] as const;

/** The map, stage, step and card a number is measured at; undefined when all of them are gone. */
function measuredAt(journey: Journey, target: Target): { mapId: Id; cells: CellValue[] } | undefined {
  const [kind, id = ''] = target.split(':');
  if (kind === 'map') return { mapId: id, cells: [null, null, null] };
  const card = kind === 'card' ? journey.cards.get(id) : undefined;
  if (kind === 'card' && (!card || card.deleted)) return undefined;
  const columnId = livingColumn(journey, card?.cell.columnId ?? id);
  const mapId = columnId === undefined ? undefined : mapOfColumn(journey, columnId);
  if (mapId === undefined) return undefined;
  const column = columnsOf(journey, mapId).find((one) => one.id === columnId);
  const [stage, step] = place(column);
  return { mapId, cells: [stage ?? null, kind === 'stage' ? null : (step ?? null), card?.title ?? null] };
}

/** A row a value, with its passport (N1). */
export function numbersSheet(told: Told): Sheet {
  const { journey, maps, lang } = told;
  const say = sayIn(lang);
  const words = SHEET_WORDS[lang];
  const places = new Map(
    maps.flatMap((map) => [`map:${map.id}`, ...columnsOf(journey, map.id).map(({ id }) => id)]).map((id, i) => [id, i]),
  );
  const rank = ({ target }: Observation): number => {
    const id = target.slice(target.indexOf(':') + 1);
    const column = livingColumn(journey, journey.cards.get(id)?.cell.columnId ?? id);
    return places.get(column ?? target) ?? places.size;
  };
  // along the journey, and of each metric from the first to the last period; keys have them in that order
  const seenInOrder = [...journey.observations.values()].sort(
    (a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  const rows = seenInOrder.flatMap((seen): CellValue[][] => {
    const metric = journey.metrics.get(seen.metricId);
    const at = measuredAt(journey, seen.target);
    const map = maps.find((one) => one.id === at?.mapId);
    if (!metric || metric.deleted || !at || !map) return [];
    const interval = intervalOf(metric.kind, seen);
    return [
      [
        titleOf(map, lang),
        ...at.cells,
        metric.name,
        say(`metric.${metric.kind}`),
        unitIn(metric.unit, words),
        seen.segment || words['said.everybody'],
        seen.period,
        seen.value,
        seen.n ?? words['said.unknown'],
        seen.k ?? null,
        interval?.low ?? null,
        interval?.high ?? null,
        metric.target ?? null,
        metric.benchmark?.value ?? null,
        metric.benchmark?.source ?? null,
        metric.definition || journey.passports.get(seen.passportId)?.definition || null,
        ...passportCells(journey.passports.get(seen.passportId), told),
      ],
    ];
  });
  const heads = [
    'map',
    'stage',
    'step',
    'card',
    'metric',
    'kind',
    'unit',
    'segment',
    'period',
    'value',
    'n',
    'k',
    'low',
  ]
    .concat(['high', 'target', 'benchmark', 'benchmarkSource', 'definition'])
    .map((name) => `column.${name}` as ColumnWord);
  return list(lang, 'sheet.numbers', [...heads, ...PASSPORT], rows);
}

/** A row a step and segment, with the question it answers (N3). */
export function funnelSheet(told: Told): Sheet {
  const { journey, maps, lang } = told;
  const say = sayIn(lang);
  const words = SHEET_WORDS[lang];
  const rows = maps.flatMap((map) => {
    const columns = new Map(columnsOf(journey, map.id).map((column) => [column.id, column]));
    const funnels = [...journey.funnels.values()].filter((one) => !one.deleted && one.mapId === map.id);
    return funnels
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .flatMap((funnel) =>
        segmentsOfFunnel(journey, funnel.id).flatMap((segment) =>
          funnelResult(stepsOfFunnel(journey, funnel.id, segment)).rows.map(({ step, fromPrevious, fromFirst }) => {
            const columnId = step.columnId === undefined ? undefined : livingColumn(journey, step.columnId);
            const column = columns.get(columnId ?? '');
            const { windowSeconds } = funnel;
            return [
              titleOf(map, lang),
              funnel.title,
              segment || words['said.everybody'],
              step.index + 1,
              step.label,
              ...(column ? place(column) : [words['said.unbound'], null]),
              step.count,
              fromPrevious ?? null,
              fromFirst ?? null,
              step.medianSeconds ?? null,
              funnel.unit || words['said.unknown'],
              say(`funnel.order.${funnel.order}`),
              say(`funnel.entry.${funnel.entry}`),
              windowSeconds === null
                ? words['said.none']
                : windowSeconds === 'unknown'
                  ? words['said.unknown']
                  : windowSeconds,
              funnel.from ?? words['said.unknown'],
              funnel.to ?? words['said.unknown'],
              ...passportCells(journey.passports.get(funnel.passportId), told),
            ] satisfies CellValue[];
          }),
        ),
      );
  });
  const heads = ['map', 'funnel', 'segment', 'number', 'event', 'stage', 'step', 'count', 'fromPrevious', 'fromFirst']
    .concat(['seconds', 'counted', 'order', 'entry', 'window', 'from', 'to'])
    .map((name) => `column.${name}` as ColumnWord);
  return list(lang, 'sheet.funnel', [...heads, ...PASSPORT], rows);
}
