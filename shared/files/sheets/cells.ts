import { formatValue } from '../../journey/format.ts';
import type { Column } from '../../journey/columns.ts';
import type { Card, Journey, JourneyMap, Locale } from '../../journey/journey.ts';
import { lanesOf } from '../../journey/columns.ts';
import { type OutlineRow, outlineOf } from '../../journey/outline.ts';
import { laneName } from '../../journey/scene-frame.ts';
import { countOf } from '../../journey/tile-text.ts';
import type { CellValue, Sheet } from './sheet.ts';
import { SHEET_WORDS } from './words.ts';

/** Several cards of one cell stand under each other, as in a spreadsheet cell that was written by hand. */
const joined = (cards: readonly Card[]): string => cards.map((card) => card.title.trim()).join('\n');

/** One value a column; undefined for what has none, such as a dividing line. */
function valuesOf(row: OutlineRow, journey: Journey, lang: Locale): CellValue[] | undefined {
  switch (row.shape) {
    case 'cards':
      return row.cells.map((cards) => joined(cards) || null);
    case 'feelings':
      return row.cells.map((point) => point?.value ?? null);
    case 'arc':
      return row.cells.map((value) => value ?? null);
    case 'metrics':
      return row.cells.map(
        (readings) =>
          readings
            .map((reading) => {
              const { metric, latest } = reading;
              return `${metric.name} ${formatValue(lang, metric, latest.value)} (${countOf(reading, lang)})`;
            })
            .join('\n') || null,
      );
    case 'funnel':
      // a number where there is one, so that a spreadsheet can reckon with it
      return row.cells.map((steps) =>
        steps.length === 1
          ? (steps[0]?.step.count ?? null)
          : steps.map(({ step }) => `${step.label}: ${step.count}`).join('\n') || null,
      );
    case 'collapsed':
    case 'divider':
      return undefined;
  }
}

/** The map as it is seen: columns are stages and steps, rows are lanes. */
export function cellsSheet(journey: Journey, map: JourneyMap, lang: Locale): Sheet {
  const words = SHEET_WORDS[lang];
  // folded lanes hold what others will look for in the file
  const open = new Set(lanesOf(journey, map.id).map((lane) => lane.id));
  const { columns, rows } = outlineOf(journey, map.id, open);
  const withSteps = columns.some((column) => column.stepId !== undefined);
  const heads: CellValue[][] = [
    [words['column.stage'], ...columns.map((column) => column.stageTitle)],
    ...(withSteps ? [[words['column.step'], ...columns.map(stepTitle)]] : []),
  ];
  const body = rows.flatMap((row): CellValue[][] => {
    const values = valuesOf(row, journey, lang);
    if (!values) return [];
    const name = laneName(row.lane, lang);
    const persona = row.shape === 'feelings' ? row.persona?.name.trim() : undefined;
    return [[persona ? `${name} – ${persona}` : name, ...values]];
  });
  return {
    name: map.title.trim() || words.untitled,
    heads: { rows: heads.length, columns: 1 },
    rows: [...heads, ...body],
  };
}

const stepTitle = (column: Column): string | null => (column.stepId === undefined ? null : column.title);
