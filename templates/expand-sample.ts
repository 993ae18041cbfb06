import type { JourneyFile } from '../shared/files/journey-file.types.ts';
import type { FunnelStep, Observation, Passport, Target } from '../shared/journey/journey.ts';
import { BY, compositeKey, type Name } from './names.ts';
import { SAMPLE_DEVICES, SAMPLE_WINDOW, sampleEvents, sampleFunnel } from './sample-data.ts';
import type { Template, TemplateMetric, TemplateSample } from './template.ts';

/** Templates are dated once: a board made today and one made tomorrow are the same bytes. */
const WRITTEN = Date.UTC(2026, 10, 1);

interface Names {
  id: Name;
  columnIds: Name;
}

/** The made-up numbers of a template. Each has a passport that says so (N1). */
export function sampleOf(
  { metrics }: Template,
  sample: TemplateSample,
  { id, columnIds }: Names,
): Pick<JourneyFile, 'observations' | 'passports' | 'funnels' | 'funnelSteps'> {
  const passport = (path: string, definition: string): Passport => ({
    ...BY,
    id: id(path),
    definition,
    source: sample.source,
    who: 'Journeyboard',
    when: WRITTEN,
    madeUp: true,
  });
  const measured = metrics.filter((metric) => metric.values !== undefined);
  return {
    observations: measured.flatMap((metric) => observationsOf(metric, { id, columnIds })),
    passports: [
      passport('passport', sample.funnelTitle),
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
        from: '2026-02-01',
        to: '2026-03-02',
        passportId: id('passport'),
      },
    ],
    funnelSteps: funnelStepsOf(sample, { id, columnIds }),
  };
}

function observationsOf(metric: TemplateMetric, { id, columnIds }: Names): Observation[] {
  const metricId = id(`metric/${metric.key}`);
  const passportId = id(`passport/${metric.key}`);
  return Object.entries(metric.values ?? {}).flatMap(([at, points]) => {
    const target: Target = at.startsWith('stage:')
      ? `stage:${columnIds(at.slice('stage:'.length))}`
      : `card:${id(`card/${at}`)}`;
    return points.map(([period, value, n]) => ({
      id: compositeKey(metricId, target, '', period),
      metricId,
      target,
      segment: '',
      period,
      value,
      n,
      passportId,
    }));
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
