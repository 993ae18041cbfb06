import { describe, expect, it } from 'vitest';
import { mapSvg } from '../../shared/files/svg.ts';
import { deckOf } from '../../shared/files/slides/deck-of.ts';
import { journeyOf } from '../../shared/files/journey-file.ts';
import { findingMarks, MOST_MARKED } from '../../shared/journey/charts/finding-marks.geometry.ts';
import { describeEvidence } from '../../shared/journey/charts/evidence.describe.ts';
import { evidenceCoverage } from '../../shared/journey/evidence.ts';
import { insightsOf } from '../../shared/journey/insights.ts';
import type { Journey, Locale } from '../../shared/journey/journey.ts';
import { layoutMap } from '../../shared/journey/layout.ts';
import { drawnMap, isPlainLook, type Look, lookAsked } from '../../shared/journey/look.ts';
import { TOKENS } from '../../shared/journey/tokens.ts';
import { templateFile } from '../../templates/index.ts';

const NOW = Date.UTC(2026, 10, 25);
const shop = (locale: Locale = 'en'): Journey => journeyOf(templateFile('online-purchase', locale));
const journey = shop();
const mapId = [...journey.maps.keys()][0] ?? '';
const style = { tokens: TOKENS.light, locale: 'en', now: NOW } as const;
const textsOf = (look: Look, more = {}): string[] =>
  drawnMap(journey, mapId, look, { ...style, ...more }).scene.items.flatMap((item) =>
    item.type === 'text' ? [item.text] : [],
  );

describe('a map as it is looked at', () => {
  it('[N5] files of a segment show its funnel and say whose it is, on the map and in words', () => {
    const { look, problems } = lookAsked(journey, mapId, { segment: 'Phone', period: '2026-Q1' });
    expect(problems).toEqual([]);
    const svg = mapSvg(journey, { lang: 'en', look, now: NOW });
    expect(svg.match(/Seen through: Elif, 34 · Phone · Q1/gu)).toHaveLength(2);
    expect(textsOf({})).toContain('5,000');
    expect(textsOf(look)).not.toContain('5,000');
    expect(mapSvg(shop('tr'), { lang: 'tr', look: { who: { of: 'segment', name: 'Telefon' } } })).toContain(
      'Bakılan: Elif, 34 · Telefon',
    );
  });

  it('[N5] slides of a segment tell its numbers and name it on every slide with numbers', () => {
    const look: Look = { who: { of: 'segment', name: 'Computer' } };
    const said = (some?: Look): string =>
      JSON.stringify(deckOf(journey, { now: NOW, lang: 'en', mapId, ...(some ? { look: some } : {}) }).slides);
    expect(said()).not.toContain('Seen through');
    expect(said()).toContain('5,000');
    expect(said(look).match(/Seen through: Computer/gu)?.length).toBeGreaterThan(5);
    expect(said(look)).not.toContain('3,447');
  });

  it('refuses a segment, persona, period or extra that is not there, and names those that are', () => {
    const wrong = { segment: 'Tablet', period: '1999', show: 'findings,fireworks' };
    expect(lookAsked(journey, mapId, wrong).problems).toMatchObject([
      { where: 'segment', code: 'unknown-segment', values: { value: 'Tablet', known: 'Phone, Computer' } },
      { where: 'period', code: 'unknown-period', values: { value: '1999' } },
      { where: 'show', code: 'unknown-show', values: { value: 'fireworks', known: 'paths, evidence, findings' } },
    ]);
    expect(lookAsked(journey, mapId, { persona: 'Nobody' }).problems[0]?.values?.['known']).toBe('Elif, 34');
    expect(lookAsked(journey, mapId, { persona: 'Elif, 34', segment: 'Phone' }).problems).toEqual([
      { where: 'persona', code: 'segment-or-persona' },
    ]);
    expect(isPlainLook(lookAsked(journey, undefined, {}).look)).toBe(true);
  });

  it('draws what each stage rests on under its head when asked, and moves the lanes down by as much', () => {
    const [plain, shown] = [layoutMap(journey, mapId), layoutMap(journey, mapId, { evidence: true })];
    expect(plain.evidence).toBeUndefined();
    expect(shown.height).toBe(plain.height + 30);
    expect(shown.evidence?.map(({ id }) => id)).toEqual(shown.stages.map(({ id }) => id));
    const [first] = evidenceCoverage(journey, mapId);
    if (!first) throw new Error('no stage');
    expect(describeEvidence(first, 'en')).toBe('Measured 1, Not said 3');
    expect(textsOf({ show: ['evidence'] })).toContain('Measured 1, Not said 3');
    const { scene } = drawnMap(journey, mapId, { show: ['evidence'] }, style);
    expect(scene.description).toContain('Evidence. Discover: Measured 1, Not said 3');
    // the parts of a bar fill it: what is unsaid is as wide as it is much
    const bar = scene.items.flatMap((item) => (item.type === 'box' && item.height === 7 && !item.stroke ? [item] : []));
    const of = bar.filter((item) => item.of === first.stage.id).map(({ width }) => width);
    expect(of.reduce((sum, width) => sum + width, 0)).toBeCloseTo(188);
    expect(of[1]! / of[0]!).toBeCloseTo(3, 0);
  });

  it('marks the findings at their places in the order in which they are told, no more than one can take in', () => {
    const layout = layoutMap(journey, mapId);
    const insights = insightsOf(journey, mapId, {}, NOW);
    const marks = findingMarks(insights, layout);
    expect(marks.map(({ number }) => number)).toEqual(Array.from({ length: MOST_MARKED }, (_, i) => i + 1));
    const [loss] = marks;
    const stage = layout.stages.find(({ title }) => title === 'Compare');
    expect(loss?.insight.kind).toBe('loss');
    expect(loss?.at).toEqual({ x: (stage?.x ?? 0) + 16, y: stage?.y });
    const places = marks.map(({ at }) => `${at?.x},${at?.y}`);
    expect(new Set(places).size).toBe(marks.length);
  });

  it('tells the findings under the map, or leaves them to a page of their own', () => {
    const plain = drawnMap(journey, mapId, {}, style);
    const told = drawnMap(journey, mapId, { show: ['findings'] }, style);
    expect(told.scene.height).toBeGreaterThan(plain.scene.height + 100);
    expect(told.scene.description).toContain('1. The largest loss is before');
    expect(textsOf({ show: ['findings'] }).join(' ')).toContain('The largest loss is before');
    const apart = drawnMap(journey, mapId, { show: ['findings'] }, { ...style, isOnSheets: true });
    expect(apart.scene.height).toBe(plain.scene.height);
    for (const item of told.scene.items) if (item.type === 'text') expect(item.y).toBeLessThan(told.scene.height);
  });
});
