import type { ChartSeries } from '../slides/chart.types.ts';
import { clean } from '../clean.ts';
import { zipPackage } from './package.ts';
import { escapeText, XML_HEAD } from './xml.ts';

type Values = Pick<ChartSeries, 'name' | 'values' | 'error'>;

/** The numbers of a chart: a row a category, a column a series; a gap is null, never zero. */
export interface ChartData {
  categories: readonly string[];
  series: readonly Values[];
}

/** Intervals stand after all series, two columns each, so that the series are one block for who edits them. */
export function errorColumn(series: readonly Values[], index: number, side: 'plus' | 'minus'): number {
  const before = series.slice(0, index).filter(({ error }) => error).length;
  return 1 + series.length + 2 * before + (side === 'plus' ? 0 : 1);
}

function columnsOf(series: readonly Values[]): Values[] {
  return [
    ...series,
    ...series.flatMap(({ name, error }) =>
      error
        ? [
            { name: `${name} +`, values: error.plus },
            { name: `${name} \u2212`, values: error.minus },
          ]
        : [],
    ),
  ];
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A, B, … Z, AA, … */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnName(rest) : '') + String.fromCharCode(65 + (index % 26));
}

/** A cell that a spreadsheet would take for a formula begins with an apostrophe (X4). */
export function defuse(text: string): string {
  return /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
}

function textCell(place: string, text: string): string {
  // _x0041_ would be read back as A
  const value = escapeText(defuse(clean(text)).replace(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_'));
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
}

const numberCell = (place: string, value: number | null): string =>
  value === null || !Number.isFinite(value) ? '' : `<c r="${place}"><v>${value}</v></c>`;

/** The workbook behind a chart, so that PowerPoint's "Edit data" finds the numbers. */
export function writeWorkbook({ categories, series }: ChartData, now: number): Uint8Array {
  const columns = columnsOf(series);
  const head = columns.map(({ name }, i) => textCell(`${columnName(i + 1)}1`, name)).join('');
  const rows = categories.map((category, row) => {
    const place = row + 2;
    const values = columns.map(({ values }, i) => numberCell(`${columnName(i + 1)}${place}`, values[row] ?? null));
    return `<row r="${place}">${textCell(`A${place}`, category)}${values.join('')}</row>`;
  });
  const sheet =
    `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetFormatPr defaultRowHeight="15"/>` +
    `<cols><col min="1" max="1" width="32" customWidth="1"/></cols>` +
    `<sheetData><row r="1">${head}</row>${rows.join('')}</sheetData></worksheet>`;
  const workbook =
    `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
    `<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const styles =
    `${XML_HEAD}<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts>` +
    `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
    `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
    `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
    `<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>` +
    `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
  return zipPackage(
    [
      {
        path: 'xl/workbook.xml',
        type: `${TYPE}.sheet.main+xml`,
        content: workbook,
        relations: [
          { id: 'rId1', type: 'worksheet', target: 'xl/worksheets/sheet1.xml' },
          { id: 'rId2', type: 'styles', target: 'xl/styles.xml' },
        ],
      },
      { path: 'xl/styles.xml', type: `${TYPE}.styles+xml`, content: styles },
      { path: 'xl/worksheets/sheet1.xml', type: `${TYPE}.worksheet+xml`, content: sheet },
    ],
    [{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }],
    now,
  );
}
