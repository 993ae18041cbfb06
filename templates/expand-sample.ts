import type { JourneyFile } from '../shared/files/journey-file.types.ts';
import type { FlowPair, FunnelStep, Observation, Passport, Target } from '../shared/journey/journey.ts';
import { BY, compositeKey, type Name } from './names.ts';
import { SAMPLE_DEVICES, SAMPLE_WINDOW, sampleEvents, sampleFunnel } from './sample-data.ts';
import { splitValue } from './sample-split.ts';
import type { Template, TemplateMetric, TemplateSample } from './template.ts';

/** Templates are dated once: a board made today and one made tomorrow are the same bytes. */
const WRITTEN = Date.UTC(2026, 10, 1);

interface Names {
  id: Name;
  columnIds: Name;
}

/** Of events; its last weeks were still running when they were counted. */
const DATES = { from: '2026-04-01', to: '2026-06-30' };
const STALE = Date.UTC(2027, 3, 1);

/** The made-up numbers of a template. Each has a passport that says so (N1). */
export function sampleOf(
  template: Template,
  sample: TemplateSample,
  { id, columnIds }: Names,
): Pick<JourneyFile, 'observations' | 'passports' | 'funnels' | 'funnelSteps' | 'flows' | 'flowPairs'> {
  const passport = (path: string, definition: string): Passport => ({
    ...BY,
    id: id(path),
    definition,
    source: sample.source,
    who: 'Journeyboard',
    when: WRITTEN,
    staleAfter: STALE,
    madeUp: true,
  });
  const measured = template.metrics.filter((metric) => metric.values !== undefined);
  return {
    observations: measured.flatMap((metric) => observationsOf(metric, sample, { id, columnIds })),
    passports: [
      passport('passport', sample.funnelTitle),
      passport('passport/flow', sample.flowTitle),
      ...measured.map((metric) => passport(`passport/${metric.key}`, metric.definition)),
    ],
    funnels: [
      {
        ...BY,
        id: id('funnel'),
        mapId: id('map'),
        title: sample.funnelTitle,
        order: 'sequential',
        entry: 'first',
        windowSeconds: SAMPLE_WINDOW,
        unit: sample.counted,
        ...DATES,
        passportId: id('passport'),
      },
    ],
    funnelSteps: funnelStepsOf(sample, { id, columnIds }),
    flows: [
      {
        ...BY,
        id: id('flow'),
        mapId: id('map'),
        title: sample.flowTitle,
        unit: sample.counted,
        ...DATES,
        passportId: id('passport/flow'),
      },
    ],
    flowPairs: flowPairsOf(template, sample, id),
  };
}

/** Steps from one thing to the next, by device and of everybody. */
function flowPairsOf({ lanes }: Template, { ways, segments }: TemplateSample, id: Name): FlowPair[] {
  const titles = new Map(
    lanes.flatMap(({ cards }) =>
      Object.values(cards)
        .flat()
        .flatMap((card) =>
          typeof card === 'string' || card.key === undefined ? [] : [[card.key, card.title] as const],
        ),
    ),
  );
  const flowId = id('flow');
  const at = (key: string, end: 'fromId' | 'toId') => (key === '' ? {} : { [end]: id(`card/${key}`) });
  return ways.flatMap(([fromKey, toKey, phone, computer, medianSeconds]) => {
    const [from, to] = [titles.get(fromKey) ?? '', titles.get(toKey) ?? ''];
    const counts = [
      ['', phone + computer],
      [segments.phone, phone],
      [segments.computer, computer],
    ] as const;
    return counts.map(([segment, count]) => ({
      id: compositeKey(flowId, ...[from, to, segment].map(encodeURIComponent)),
      flowId,
      from,
      to,
      segment,
      count,
      ...(fromKey === '' || toKey === '' ? {} : { medianSeconds }),
      ...at(fromKey, 'fromId'),
      ...at(toKey, 'toId'),
    }));
  });
}

function observationsOf(metric: TemplateMetric, { segments }: TemplateSample, { id, columnIds }: Names): Observation[] {
  const metricId = id(`metric/${metric.key}`);
  const passportId = id(`passport/${metric.key}`);
  return Object.entries(metric.values ?? {}).flatMap(([at, points]) => {
    const target: Target = at.startsWith('stage:')
      ? `stage:${columnIds(at.slice('stage:'.length))}`
      : `card:${id(`card/${at}`)}`;
    return points.flatMap(([period, value, n]) => {
      const split = splitValue(metric.kind, value, n, metric.onPhones?.[at] ?? 0);
      const parts = [['', split.all] as const, ...SAMPLE_DEVICES.map((one) => [segments[one], split[one]] as const)];
      return parts.map(([segment, seen]) => ({
        id: compositeKey(metricId, target, encodeURIComponent(segment), period),
        metricId,
        target,
        segment,
        period,
        ...seen,
        passportId,
      }));
    });
  });
}

function funnelStepsOf({ steps, segments }: TemplateSample, { id, columnIds }: Names): FunnelStep[] {
  const funnelId = id('funnel');
  const events = sampleEvents();
  const counted = [
    { segment: '', results: sampleFunnel(events) },
    ...SAMPLE_DEVICES.map((device) => ({
      segment: segments[device],
      results: sampleFunnel(events.filter((event) => event.device === device)),
    })),
  ];
  return counted.flatMap(({ segment, results }) =>
    Object.entries(steps).map(([stage, label], index) => ({
      id: compositeKey(funnelId, String(index), segment),
      funnelId,
      index,
      segment,
      label,
      columnId: columnIds(stage),
      ...(results[index] ?? { count: 0 }),
    })),
  );
}
