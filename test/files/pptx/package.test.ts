// @vitest-environment jsdom
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writePptx } from '../../../shared/files/pptx/pptx.ts';
import { writeWorkbook } from '../../../shared/files/pptx/workbook.ts';
import { NOW, shop, withTitles } from './journeys.ts';
import { Package, parseXml } from './read.ts';

const deck = new Package(writePptx(shop(), { now: NOW, lang: 'en' }));

describe('the package of a deck', () => {
  it('[X1] has every part that a relation points at, and a content type for every part', () => {
    const relations = deck.relations();
    expect(relations.length).toBeGreaterThan(20);
    expect(relations.filter(({ target }) => !deck.files[target])).toEqual([]);
    expect(deck.paths.filter((path) => path !== '[Content_Types].xml' && deck.contentType(path) === undefined)).toEqual(
      [],
    );
  });

  it('[X1] declares no part that is not there, and no part that nothing points at', () => {
    const declared = [...deck.xml('[Content_Types].xml').getElementsByTagName('Override')].map(
      (type) => type.getAttribute('PartName')?.slice(1) ?? '',
    );
    expect(declared.filter((path) => !deck.files[path])).toEqual([]);
    const pointedAt = new Set(deck.relations().map(({ target }) => target));
    expect(deck.paths.filter((path) => !/\.rels$|^\[Content/u.test(path) && !pointedAt.has(path))).toEqual([]);
  });

  it('[X1] is well-formed XML throughout, with one id a shape on each slide', () => {
    for (const path of deck.paths) if (/\.(xml|rels)$/u.test(path)) expect(() => deck.xml(path)).not.toThrow();
    for (const { path } of deck.slides()) {
      const ids = [...deck.xml(path).getElementsByTagName('p:cNvPr')].map((one) => one.getAttribute('id'));
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('[X1] puts a workbook behind every chart, with the numbers that the chart shows', () => {
    const charts = deck.paths.filter((path) => /^ppt\/charts\/chart\d+\.xml$/u.test(path));
    expect(charts.length).toBeGreaterThan(5);
    for (const path of charts) {
      const target = deck.relations().find(({ from }) => from === path)?.target ?? '';
      const sheet = parseXml(
        new TextDecoder().decode(unzipSync(deck.files[target] ?? new Uint8Array())['xl/worksheets/sheet1.xml']),
      );
      const cells = [...sheet.getElementsByTagName('c')]
        .filter((cell) => !cell.hasAttribute('t'))
        .map((cell) => cell.textContent);
      const shown = [...deck.xml(path).getElementsByTagName('c:numCache')].flatMap((cache) =>
        [...cache.getElementsByTagName('c:v')].map((value) => value.textContent),
      );
      expect(shown.length).toBeGreaterThan(0);
      expect(cells.toSorted()).toEqual(shown.toSorted());
    }
  });

  it('[X2] gives the same bytes for the same journey, in any order of its records and in any time zone', () => {
    const journey = shop();
    const first = writePptx(journey, { now: NOW, lang: 'en' });
    const turned = {
      ...journey,
      cards: new Map([...journey.cards].reverse()),
      stages: new Map([...journey.stages].reverse()),
    };
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Pacific/Kiritimati';
    const second = writePptx(turned, { now: NOW, lang: 'en' });
    process.env['TZ'] = 'America/Los_Angeles';
    const third = writePptx(shop(), { now: NOW, lang: 'en' });
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    expect(Buffer.compare(first, second)).toBe(0);
    expect(Buffer.compare(first, third)).toBe(0);
  });

  it('holds the title and the date it was told in its properties', () => {
    const core = deck.text('docProps/core.xml');
    expect(core).toContain('<dc:title>Online purchase</dc:title>');
    expect(core).toContain('2026-11-01T00:00:00Z');
  });

  it('survives texts that XML cannot hold', () => {
    const bad = ['a\u0000b\u0008c', 'half \ud83d of a pair', '<b>&amp;"\'</b>', ']]>', '\ufffe\uffff', 'tab\there'];
    const read = new Package(writePptx(withTitles(bad), { now: NOW, lang: 'en' }));
    const texts = read
      .slides()
      .flatMap(({ shapes }) => shapes.filter(({ name }) => name.startsWith('card:')).map(({ text }) => text));
    expect(texts.toSorted()).toEqual(['abc', 'half  of a pair', '<b>&amp;"\'</b>', ']]>', '', 'tab\there'].toSorted());
  });
});

describe('the workbook of a chart', () => {
  const sheetOf = (names: readonly string[]): Document => {
    const bytes = writeWorkbook(
      { categories: names, series: [{ name: '=1+1', values: names.map((_, i) => (i === 0 ? null : i)) }] },
      NOW,
    );
    return parseXml(new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']));
  };

  it('[X4] defuses what a spreadsheet would take for a formula', () => {
    const texts = [...sheetOf(['=cmd', '+1', '-1', '@x', '\ty', 'plain', 'a=b']).getElementsByTagName('t')].map(
      (t) => t.textContent,
    );
    expect(texts).toEqual(["'=1+1", "'=cmd", "'+1", "'-1", "'@x", "'\ty", 'plain', 'a=b']);
  });

  it('keeps a gap empty, never zero, and a name that looks like an escape as it is', () => {
    const sheet = sheetOf(['_x0041_', 'b']);
    expect([...sheet.getElementsByTagName('c')].map((cell) => cell.getAttribute('r'))).toEqual([
      'B1',
      'A2',
      'A3',
      'B3',
    ]);
    expect(sheet.getElementsByTagName('t')[1]?.textContent).toBe('_x005F_x0041_');
  });
});
