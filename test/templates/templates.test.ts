import { describe, expect, it } from 'vitest';
import { parseJourneyFile } from '../../shared/files/journey-file.ts';
import { ID_PATTERN } from '../../shared/journey/ids.ts';
import { sampleEvents, sampleFunnel } from '../../templates/sample-data.ts';
import { templateFile, templates, writtenTemplate } from '../../templates/index.ts';

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

describe('the made-up sample', () => {
  it('is the same on every machine, never grows along the funnel, and says that it is made up', () => {
    expect(sampleEvents()).toEqual(sampleEvents());
    const counts = sampleFunnel().map((step) => step.count);
    expect(counts[0]).toBe(5000);
    expect([...counts].sort((a, b) => b - a)).toEqual(counts);
    expect(counts.at(-1)).toBeGreaterThan(100);
    expect(templateFile('online-purchase', 'en').passports?.every((passport) => passport.madeUp)).toBe(true);
  });
});
