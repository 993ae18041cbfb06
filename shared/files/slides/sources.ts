import { funnelTerms } from '../../journey/charts/funnel-band.describe.ts';
import { formatDate } from '../../journey/format.ts';
import type { Passport } from '../../journey/journey.ts';
import type { Deck } from './deck.ts';
import { drawEyebrow } from './eyebrow.ts';
import { measured, type MapFacts } from './facts.ts';
import { drawFoot } from './foot.ts';
import { tableRow } from './numbers.ts';
import { BOTTOM, MARGIN, TOP } from './page.ts';
import type { TableColumn, TableRow } from './slide.types.ts';

/** Shares of the table's width: what, definition, source, brought by. */
const SHARES = [0.2, 0.42, 0.22, 0.16] as const;

interface Source {
  name: string;
  definition: string;
  source: string;
  brought: string;
}

function sourceOf(
  { lang, say, words }: MapFacts,
  name: string,
  definition: string,
  passport: Passport | undefined,
): Source {
  const { source = '', who = '', when, window, staleAfter, madeUp } = passport ?? {};
  const made = madeUp ? say('passport.made-up') : '';
  return {
    name,
    definition,
    source: [made, source === made ? '' : source, window ?? ''].filter((part) => part.trim() !== '').join(' · ') || '–',
    brought:
      [
        who,
        when === undefined ? '' : formatDate(lang, when),
        staleAfter === undefined ? '' : words('validUntil', { date: formatDate(lang, staleAfter) }),
      ]
        .filter((part) => part.trim() !== '')
        .join(' · ') || '–',
  };
}

/** One row for each metric and passport it rests on, and one for the funnel. */
function sourcesOf(facts: MapFacts): Source[] {
  const { funnel, journey, lang, say, words } = facts;
  const seen = new Set<string>();
  const metrics = measured(facts).flatMap(({ reading: { metric, latest } }): Source[] => {
    const key = `${metric.id}/${latest.passportId}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const passport = journey.passports.get(latest.passportId);
    const definition = metric.definition.trim() || passport?.definition.trim() || say(`metric.${metric.kind}`);
    return [sourceOf(facts, metric.name || say(`metric.${metric.kind}`), definition, passport)];
  });
  return funnel
    ? [
        sourceOf(
          facts,
          funnel.lane.title || words('funnelTitle'),
          funnelTerms(funnel.record, lang).join(' · '),
          funnel.passport,
        ),
        ...metrics,
      ]
    : metrics;
}

/** Where every number of the deck comes from (N1): what it means, its source, who brought it and when. */
export function drawSources(deck: Deck, facts: MapFacts): void {
  const { words, page, ink } = facts;
  let left = sourcesOf(facts);
  const columns = (['metric', 'definition', 'source', 'brought'] as const).map((key, i): TableColumn => ({
    title: words(key),
    width: page.inner * (SHARES[i] ?? 0),
  }));
  const head = tableRow(
    columns.map(({ title }) => ({ text: title, bold: true, color: ink.second })),
    columns,
  );
  while (left.length > 0) {
    const slide = deck.slide();
    drawEyebrow(slide, `${words('appendix')} · ${facts.title}`);
    slide.title(words('sources'));
    const rows: TableRow[] = [head];
    let y = TOP + head.height;
    for (const { name, definition, source, brought } of left) {
      const row = tableRow(
        [
          { text: name, bold: true },
          { text: definition },
          { text: source, color: ink.second },
          { text: brought, color: ink.second },
        ],
        columns,
        4,
      );
      if (y + row.height > BOTTOM) break;
      rows.push(row);
      y += row.height;
    }
    const taken = Math.max(1, rows.length - 1);
    slide.table('sources', words('sourcesAlt', { count: taken }), { x: MARGIN, y: TOP }, columns, rows);
    left = left.slice(taken);
    drawFoot(slide, facts, deck.count, [words('sourcesFoot')]);
  }
}
