import { zipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '../../../shared/files/formats.ts';
import { checkJourneyFile, journeyOf } from '../../../shared/files/journey-file.ts';
import { bringFile, type BringFormat, formatOf } from '../../../shared/files/sketch/bring.ts';
import { cardsIn, columnsOf, lanesOf, mapsOf } from '../../../shared/journey/columns.ts';
import { curvesOf } from '../../../shared/journey/feelings.ts';
import type { Journey, Locale } from '../../../shared/journey/journey.ts';
import { personaName } from '../../../shared/journey/personas.ts';
import { NO_PICTURES } from '../../../shared/journey/pictures.ts';
import { laneName } from '../../../shared/journey/scene-frame.ts';
import { templateFile, templates } from '../../../templates/index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const options = { lang: 'en', timeZone: 'Europe/Istanbul', title: 'Brought' } as const;

function brought(
  format: BringFormat,
  content: string | Uint8Array,
  more: object = {},
): { journey: Journey; codes: string[] } {
  const made = bringFile(format, typeof content === 'string' ? bytes(content) : content, { ...options, ...more });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  // a file of our own making is a file that our own check takes
  expect(checkJourneyFile(made.value)).toMatchObject({ ok: true });
  return { journey: journeyOf(made.value), codes: made.problems.map(({ code }) => code) };
}

function refusal(format: BringFormat, content: string | Uint8Array): string[] {
  const made = bringFile(format, typeof content === 'string' ? bytes(content) : content, options);
  return made.ok ? ['it was taken'] : made.problems.map(({ code }) => code);
}

interface Told {
  title: string;
  columns: string[];
  lanes: string[];
  feelings: string[];
}

/** A map in words, without ids, lanes without cards and people without feelings. */
function told(journey: Journey, lang: Locale, at = 0): Told {
  const map = mapsOf(journey)[at];
  if (!map) throw new Error('no map');
  const columns = columnsOf(journey, map.id);
  const lanes = lanesOf(journey, map.id).flatMap((lane) => {
    const cells = columns.map(({ id }) =>
      cardsIn(journey, { laneId: lane.id, columnId: id }).map((card) => card.title),
    );
    return cells.flat().length > 0 ? [`${laneName(lane, lang)}: ${JSON.stringify(cells)}`] : [];
  });
  const felt = curvesOf(journey, map.id).filter(({ points }) => points.some(({ value }) => value !== undefined));
  const feelings = felt.map(
    (curve) => `${personaName(journey, curve.personaId, lang)}: ${curve.points.map(({ value }) => value ?? '').join()}`,
  );
  return { title: map.title, columns: columns.map((one) => `${one.stageTitle}/${one.title}`), lanes, feelings };
}

describe('a map goes out and comes back', () => {
  it.each(templates.flatMap(({ id }) => (['en', 'tr'] as const).map((lang) => [id, lang] as const)))(
    '%s in %s',
    async (id, lang) => {
      const journey = journeyOf(templateFile(id, lang));
      const before = told(journey, lang);
      const whole = { now: 0, lang, pictures: NO_PICTURES };
      const markdown = told(brought('md', await FORMATS.md.write(journey, whole)).journey, lang);
      expect(markdown.columns).toEqual(before.columns);
      expect(markdown.feelings).toEqual(before.feelings);
      for (const lane of before.lanes) expect(markdown.lanes, 'md').toContain(lane);
      const book = told(
        brought('xlsx', await FORMATS.xlsx.write(journey, whole), { title: before.title }).journey,
        lang,
      );
      expect(book).toEqual(before);
      const grid = brought('csv', await FORMATS.csv.write(journey, { ...whole, table: 'cells' }), {
        title: before.title,
      });
      const { lanes, ...rest } = told(grid.journey, lang);
      expect(rest).toEqual({ title: before.title, columns: before.columns, feelings: before.feelings });
      for (const lane of before.lanes.filter((one) => !one.includes('\\n'))) expect(lanes).toContain(lane);
      const mermaid = told(brought('mermaid', await FORMATS.mermaid.write(journey, whole)).journey, lang);
      expect(mermaid).toMatchObject({ title: before.title, columns: before.columns });
      // of two curves that meet in a column, and of gaps, it cannot say more (X3)
      if (before.feelings.length === 1) expect(mermaid.feelings).toEqual(before.feelings);
    },
  );

  it('with all that a card says, through the list of cards', async () => {
    const journey = journeyOf(templateFile('online-purchase', 'tr'));
    const back = brought(
      'xlsx',
      await FORMATS.xlsx.write(journey, { now: 0, lang: 'tr', pictures: NO_PICTURES }),
    ).journey;
    const said = ({ cards }: Journey): string[] =>
      [...cards.values()]
        .map(({ title, body, kind, channel, device, service, owner, status, evidence, tags, link, span }) =>
          JSON.stringify({ title, body, kind, channel, device, service, owner, status, evidence, tags, link, span }),
        )
        .sort();
    expect(said(back)).toEqual(said(journey));
  });
});

describe('a grid', () => {
  it('that was pasted is a map of stages and lanes, a card a line', () => {
    const { journey } = brought(
      'csv',
      '\tKeşif\tSatın alma\nEylemler\tArar\tÖder\nDuygular\t4\t2\nNotlarım\t"a\nb"\t\n',
    );
    expect(told(journey, 'tr')).toEqual({
      title: 'Brought',
      columns: ['Keşif/Keşif', 'Satın alma/Satın alma'],
      lanes: ['Eylemler: [["Arar"],["Öder"]]', 'Notlarım: [["a","b"],[]]'],
      feelings: ['Unnamed persona: 1,-1'].map((one) => one.replace('Unnamed persona', 'Adsız persona')),
    });
  });

  it('whose head is merged over several steps keeps them together', () => {
    const { journey } = brought('csv', 'Stage,Buy,,Use\nStep,Basket,Pay,\nActions,a,b,c\n');
    expect(told(journey, 'en').columns).toEqual(['Buy/Basket', 'Buy/Pay', 'Use/Use']);
  });

  it('without names of lanes is one lane of cards', () => {
    const { journey } = brought('csv', 'Discover,Buy\nsees,pays\nsearches,\n');
    expect(told(journey, 'en').lanes).toEqual(['Actions: [["sees","searches"],["pays"]]']);
  });

  it('may stand on its side', () => {
    const { journey } = brought('csv', 'Stage,Actions,Pain points\nBuy,pays,queue\nUse,wears,\n', { turned: true });
    expect(told(journey, 'en')).toMatchObject({
      columns: ['Buy/Buy', 'Use/Use'],
      lanes: ['Actions: [["pays"],["wears"]]', 'Pain points: [["queue"],[]]'],
    });
  });

  it('says what it kept as something else', () => {
    const { journey, codes } = brought('csv', 'Stage,Buy,Use\nFeelings,angry,glad\nMetrics,NPS 20,NPS 30\n');
    expect(codes).toEqual(['grid-feelings-words', 'grid-numbers-text']);
    expect(told(journey, 'en').lanes).toEqual(['Feelings: [["angry"],["glad"]]', 'Metrics: [["NPS 20"],["NPS 30"]]']);
  });
});

describe('a Mermaid diagram', () => {
  it('says what it does not know, and what lies outside of five faces', () => {
    const { journey, codes } = brought(
      'mermaid',
      'journey\nsection A\nsection B\nx: 9: Ann\ny: ?: Ann\nz: 2: Ann, Ben\nz: 4: Cem\n',
    );
    expect(codes).toEqual(['mermaid-score', 'mermaid-no-score']);
    expect(told(journey, 'en')).toMatchObject({
      columns: ['A/A', 'B/x', 'B/y', 'B/z'],
      feelings: ['Ann: ,2,,-1', 'Ben: ,,,-1', 'Cem: ,,,1'],
    });
  });

  it('is refused with the line it breaks at', () => {
    const made = bringFile('mermaid', bytes('journey\n section S\n broken'), options);
    expect(made).toMatchObject({ ok: false, problems: [{ code: 'mermaid-syntax', values: { line: 3 } }] });
  });
});

describe('an outline', () => {
  it('of lists alone makes stages of its first items', () => {
    const { journey } = brought('md', '- Discover\n  - sees an ad\n- Buy\n  - pays\n');
    // lists under a stage are its cards
    expect(told(journey, 'en').columns).toEqual(['Discover/Discover', 'Buy/Buy']);
    expect(told(journey, 'en').lanes).toEqual(['Actions: [["sees an ad"],["pays"]]']);
  });

  it('of headings of one kind makes stages of them', () => {
    const { journey } = brought('md', '# Discover\n- a\n# Buy\n- b\n  why\n');
    expect(told(journey, 'en').columns).toEqual(['Discover/Discover', 'Buy/Buy']);
    expect([...journey.cards.values()].map(({ body }) => body)).toEqual(['', 'why']);
  });
});

describe('bad files', () => {
  it('are refused in words, never with a fault', () => {
    expect(refusal('xlsx', 'no zip at all')).toEqual(['xlsx-unreadable']);
    expect(refusal('xlsx', zipSync({ 'a.txt': strToU8('a') }))).toEqual(['xlsx-unreadable']);
    expect(refusal('csv', '')).toEqual(['table-empty']);
    expect(refusal('md', 'only words, no heading and no list')).toEqual(['markdown-no-stages']);
    expect(refusal('json', '{"format":"drawing"}')).toEqual(['not-a-journey']);
    expect(refusal('csv', `a,b\n${'x,y\n'.repeat(6000)}`)).toEqual(['bring-cards']);
    expect(refusal('csv', Array.from({ length: 300 }, (_, i) => `s${i}`).join())).toEqual(['bring-columns']);
  });

  it('that would grow to hundreds of megabytes are refused before they are opened', () => {
    const huge = zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': new Uint8Array(70_000_000),
    });
    expect(huge.length).toBeLessThan(1_000_000);
    expect(refusal('xlsx', huge)).toEqual(['xlsx-large']);
  });

  it('are known by their names, else by their words', () => {
    expect(formatOf('a.JSON', '')).toBe('json');
    expect(formatOf('', 'journey\n title x')).toBe('mermaid');
    expect(formatOf('x.md', '%% why\njourney\n')).toBe('mermaid');
    expect(formatOf('', '# A\n- b')).toBe('md');
    expect(formatOf('', 'Stage\tA\n- x\ty')).toBe('csv');
    expect(formatOf('book', 'PK\u0003\u0004')).toBe('xlsx');
  });
});
