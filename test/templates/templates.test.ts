import { describe, expect, it } from 'vitest';
import { journeyOf, parseJourneyFile } from '../../shared/files/journey-file.ts';
import { curvesOf } from '../../shared/journey/feelings.ts';
import { stepsOfFunnel } from '../../shared/journey/funnel.ts';
import { ID_PATTERN } from '../../shared/journey/ids.ts';
import { layoutMap, SIZES, STYLES } from '../../shared/journey/layout.ts';
import { measuredCurve } from '../../shared/journey/measured.ts';
import { readingsAt } from '../../shared/journey/readings.ts';
import { sceneOf } from '../../shared/journey/scene.ts';
import { wrap } from '../../shared/journey/text/wrap.ts';
import { TOKENS } from '../../shared/journey/tokens.ts';
import { expand } from '../../templates/expand.ts';
import { sampleEvents, sampleFunnel } from '../../templates/sample-data.ts';
import { templateFile, templates, writtenTemplate } from '../../templates/index.ts';
import type { Template } from '../../templates/template.ts';

/** The same value with every text a person reads taken out. */
function structure(value: unknown, key = ''): unknown {
  if (Array.isArray(value))
    return value.map((entry) => (typeof entry === 'string' && key !== 'point' ? 'text' : structure(entry, 'point')));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => [
        name,
        KEPT.has(name) || typeof entry !== 'string' ? structure(entry, name) : 'text',
      ]),
    );
  }
  return value;
}
const KEPT = new Set(['id', 'key', 'kind', 'unit', 'direction', 'channel', 'service', 'device', 'evidence']);

function written(id: string, locale: 'en' | 'tr'): Template {
  const template = writtenTemplate(id, locale);
  if (!template) throw new Error(`no template ${id}`);
  return template;
}

/** Every title of a template, in the order it is written. */
function titlesOf(template: Template): string[] {
  return [
    template.title,
    template.description,
    ...template.stages.flatMap((stage) => [stage.title, ...(stage.steps ?? []).map((step) => step.title)]),
    ...template.lanes.flatMap((lane) =>
      Object.values(lane.cards).flatMap((cards) => cards.map((card) => (typeof card === 'string' ? card : card.title))),
    ),
    ...template.metrics.map((metric) => metric.name),
  ];
}

/** Names that are the same in both languages. */
const NAMES = new Set(['NPS', 'CSAT', 'CES', 'CAC', 'CLV', 'CPA']);

describe.each(templates.map(({ id }) => id))('template %s', (id) => {
  it('stands in both languages with the same structure', () => {
    expect(structure(writtenTemplate(id, 'tr'))).toEqual(structure(writtenTemplate(id, 'en')));
    expect(writtenTemplate(id, 'tr')?.title).not.toBe(writtenTemplate(id, 'en')?.title);
  });

  it.each(['en', 'tr'] as const)('is a whole journey file without problems (%s)', (locale) => {
    const file = templateFile(id, locale);
    expect(parseJourneyFile(JSON.stringify(file))).toMatchObject({ ok: true, problems: [] });
    const ids = [file.maps, file.stages, file.lanes, file.cards, file.personas, file.metrics].flatMap((records) =>
      (records ?? []).map((record) => record.id),
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const recordId of ids) expect(recordId).toMatch(ID_PATTERN);
  });

  it('is the same each time, and has the same ids in both languages', () => {
    expect(templateFile(id, 'en')).toEqual(templateFile(id, 'en'));
    expect(templateFile(id, 'tr').cards?.map((card) => card.id)).toEqual(
      templateFile(id, 'en').cards?.map((card) => card.id),
    );
  });
});

const filled = templates.map(({ id }) => id).filter((id) => id !== 'blank');

describe.each(filled)('template %s is good enough to start real work', (id) => {
  it('says every title in both languages, and no title twice over', () => {
    const english = titlesOf(written(id, 'en'));
    const turkish = titlesOf(written(id, 'tr'));
    for (const [i, title] of english.entries()) {
      expect(title.trim()).not.toBe('');
      expect(turkish[i]?.trim()).not.toBe('');
      if (!NAMES.has(title)) expect(turkish[i]).not.toBe(title);
    }
    for (const locale of ['en', 'tr'] as const) {
      for (const lane of written(id, locale).lanes) {
        const titles = Object.values(lane.cards).flatMap((cards) =>
          cards.map((card) => (typeof card === 'string' ? card : card.title)),
        );
        expect(new Set(titles).size).toBe(titles.length);
      }
    }
  });

  it.each(['en', 'tr'] as const)('has cards enough, in short words (%s)', (locale) => {
    const { cards = [] } = templateFile(id, locale);
    expect(cards.length).toBeGreaterThanOrEqual(15);
    for (const card of cards) expect(card.title.length).toBeLessThanOrEqual(90);
  });

  it.each(['en', 'tr'] as const)('has a whole persona, and a curve with one low and one peak (%s)', (locale) => {
    const file = templateFile(id, locale);
    for (const { name, role, goals, needs, quote } of file.personas ?? []) {
      for (const words of [name, role, goals, needs, quote]) expect(words.trim()).not.toBe('');
    }
    const journey = journeyOf(file);
    const [curve] = curvesOf(journey, file.maps?.[0]?.id ?? '');
    const values = (curve?.points ?? []).flatMap((point) => (point.value === undefined ? [] : [point.value]));
    expect(values.length).toBeGreaterThanOrEqual(5);
    const [lowest, highest] = [Math.min(...values), Math.max(...values)];
    expect(values.filter((value) => value === lowest)).toHaveLength(1);
    expect(values.filter((value) => value === highest)).toHaveLength(1);
    expect(lowest).toBeLessThan(-0.5);
    expect(highest).toBeGreaterThan(0.5);
  });

  it.each(['en', 'tr'] as const)('[N1] defines every metric in words, and each name once (%s)', (locale) => {
    const { metrics } = written(id, locale);
    expect(metrics.length).toBeGreaterThanOrEqual(3);
    for (const metric of metrics) {
      expect(metric.definition.length).toBeGreaterThan(15);
      expect(metric.unit).toMatch(/^(share|points|score|seconds|count|money:[A-Z]{3})$/);
      if (metric.unit === 'share' && metric.target !== undefined) expect(metric.target).toBeLessThanOrEqual(1);
    }
    expect(new Set(metrics.map((metric) => metric.name)).size).toBe(metrics.length);
  });

  it('[N1] shows numbers only where it says that they are made up', () => {
    const { observations = [], funnels = [], passports = [] } = templateFile(id, 'en');
    const madeUp = new Set(passports.filter((passport) => passport.madeUp).map((passport) => passport.id));
    for (const { passportId } of [...observations, ...funnels]) expect(madeUp).toContain(passportId);
  });

  it.each(['en', 'tr'] as const)('fits its map: no card over five lines, no header cut (%s)', (locale) => {
    const file = templateFile(id, locale);
    const journey = journeyOf(file);
    const layout = layoutMap(journey, file.maps?.[0]?.id ?? '');
    expect(layout.cards).toHaveLength(file.cards?.length ?? 0);
    for (const card of layout.cards) expect(card.lines.length, card.card.title).toBeLessThanOrEqual(5);
    for (const stage of layout.stages) expect(stage.lines.join(' ')).toBe(stage.title);
    const room = SIZES.column - SIZES.gap;
    for (const step of file.steps ?? []) expect(wrap(step.title, STYLES.step, room), step.title).toHaveLength(1);
  });
});

describe('a template with steps', () => {
  const template: Template = {
    ...written('blank', 'en'),
    id: 'with-steps',
    stages: [
      {
        key: 'buy',
        title: 'Buy',
        steps: [
          { key: 'fill', title: 'Fill the basket' },
          { key: 'pay', title: 'Pay' },
        ],
      },
      { key: 'use', title: 'Use' },
    ],
    lanes: [
      { key: 'actions', kind: 'actions', title: '', cards: { buy: [{ title: 'Both', span: 2 }], pay: ['Pays'] } },
      { key: 'line', kind: 'line-of-visibility', title: '', cards: {} },
    ],
    feelings: { fill: 1, pay: -1, use: 2 },
  };

  it('puts cards and feelings under the step or stage they name, over as many columns as they say', () => {
    const file = expand(template, 'en');
    expect(parseJourneyFile(JSON.stringify(file))).toMatchObject({ ok: true, problems: [] });
    const layout = layoutMap(journeyOf(file), file.maps?.[0]?.id ?? '');
    expect(layout.columns.map((column) => column.title)).toEqual(['Fill the basket', 'Pay', 'Use']);
    const [both, pays] = layout.cards;
    expect(both?.columnId).toBe(layout.columns[0]?.id);
    expect(both?.width).toBeGreaterThan(SIZES.column);
    expect(pays?.columnId).toBe(layout.columns[1]?.id);
    expect(file.feelings?.map((feeling) => feeling.columnId)).toEqual(layout.columns.map((column) => column.id));
  });

  it('is refused when a card names a column that is not there', () => {
    const lanes = [{ key: 'actions', kind: 'actions' as const, title: '', cards: { gone: ['Lost'] } }];
    expect(() => expand({ ...template, lanes }, 'en')).toThrow('no stage or step "gone"');
  });
});

describe('a template about two people', () => {
  it('draws a curve for each, with a gap where one of them is gone', () => {
    const file = templateFile('path-to-loyalty', 'en');
    const journey = journeyOf(file);
    const [map] = file.maps ?? [];
    const layout = layoutMap(journey, map?.id ?? '');
    const curves = layout.lanes.find((lane) => lane.kind === 'feelings')?.feelings?.curves ?? [];
    expect(curves.map((curve) => curve.personaId)).toEqual(map?.personaIds);
    expect(curves).toHaveLength(2);
    expect(curves.map((curve) => curve.points.at(-1)?.value)).toEqual([0.9, undefined]);
  });
});

describe('the made-up sample', () => {
  const file = templateFile('online-purchase', 'en');
  const journey = journeyOf(file);
  const mapId = file.maps?.[0]?.id ?? '';
  const layout = layoutMap(journey, mapId);
  const lane = (kind: string) => layout.lanes.find((candidate) => candidate.kind === kind);

  it('is the same on every machine, and counts what the events say', () => {
    expect(sampleEvents()).toEqual(sampleEvents());
    expect(sampleFunnel().map((step) => step.count)).toEqual([5000, 1553, 1103, 899, 826]);
    expect(new Set(sampleEvents().map((event) => event.person)).size).toBe(5000);
    for (const { medianSeconds } of sampleFunnel().slice(1)) expect(medianSeconds).toBeGreaterThan(0);
  });

  it('[N5] splits into segments that add up, and differ', () => {
    const counts = (segment: string) => stepsOfFunnel(journey, journey.funnels.keys().next().value ?? '', segment);
    const [all, phone, computer] = ['', 'Phone', 'Computer'].map((segment) => counts(segment));
    expect(all).toHaveLength(5);
    for (const [i, step] of (all ?? []).entries()) {
      expect((phone?.[i]?.count ?? 0) + (computer?.[i]?.count ?? 0)).toBe(step.count);
    }
    const paid = (steps = all) => (steps?.[2]?.count ?? 0) / (steps?.[1]?.count ?? 1);
    expect(paid(computer)).toBeGreaterThan(paid(phone) + 0.1);
  });

  it('shows the funnel under every stage, and ahead of what a first screen cannot hold', () => {
    const funnel = lane('funnel');
    expect(funnel?.funnel?.bound.map((bound) => bound.columnId)).toEqual(layout.columns.map((column) => column.id));
    expect(funnel?.funnel?.unbound).toEqual([]);
    expect((funnel?.y ?? Infinity) + (funnel?.height ?? 0)).toBeLessThan(800);
  });

  it('has a felt and a measured value at every stage, over five quarters, and numbers on touchpoints', () => {
    const [curve] = curvesOf(journey, mapId);
    for (const { columnId, value } of curve?.points ?? []) {
      expect(value).toBeDefined();
      const measured = readingsAt(journey, `stage:${columnId}`).filter(({ metric }) => metric.kind === 'csat-share');
      expect(measured.map((reading) => reading.series.length)).toEqual([5]);
      expect(measured[0]?.metric.target).toBeDefined();
    }
    expect(lane('metrics')?.tiles?.length).toBeGreaterThanOrEqual(5);
    const onCards = layout.cards.flatMap((card) => (card.meta?.reading ? [card.meta.reading] : []));
    expect(onCards.length).toBeGreaterThanOrEqual(5);
    expect(onCards.filter((reading) => (reading.latest.n ?? 0) < 30)).toHaveLength(1);
  });

  it('parts what is felt from what is measured at two stages only, so that the eye goes there', () => {
    const curve = curvesOf(journey, mapId)[0]?.points ?? [];
    const measured = measuredCurve(
      journey,
      layout.columns.map((column) => column.id),
    );
    const apart = (measured?.points ?? []).filter(({ columnId, interval }) => {
      const felt = curve.find((point) => point.columnId === columnId)?.value ?? NaN;
      return interval !== undefined && (felt < interval.low || felt > interval.high);
    });
    expect(apart.map(({ columnId }) => journey.stages.get(columnId)?.title)).toEqual(['Buy', 'Receive']);
  });

  it.each([
    ['en', 'Made-up sample data', ['5,000', '1,553', '1,103', '899', '826']],
    ['tr', 'Kurgusal örnek veri', ['5.000', '1.553', '1.103', '899', '826']],
  ] as const)('[N1] is drawn with its counts and its label (%s)', (locale, label, counts) => {
    const drawn = journeyOf(templateFile('online-purchase', locale));
    const { items, description } = sceneOf(layoutMap(drawn, mapId), drawn, { tokens: TOKENS.light, locale });
    const texts = items.flatMap((item) => (item.type === 'text' ? [item.text] : []));
    expect(texts).toEqual(expect.arrayContaining([label, ...counts]));
    expect(description).toContain(label);
  });

  it.each(['en', 'tr'] as const)('[N1] every number says what it is and that it is made up (%s)', (locale) => {
    const { observations = [], funnels = [], metrics = [], passports = [] } = templateFile('online-purchase', locale);
    const byId = new Map(passports.map((passport) => [passport.id, passport]));
    for (const { metricId, passportId } of observations) {
      const definition = metrics.find((metric) => metric.id === metricId)?.definition;
      expect(byId.get(passportId)).toMatchObject({ madeUp: true, definition });
    }
    for (const { title, passportId } of funnels) {
      expect(byId.get(passportId)).toMatchObject({ madeUp: true, definition: title });
    }
    for (const passport of passports) expect(passport.source).toMatch(locale === 'en' ? /made-up/i : /kurgusal/i);
  });
});
