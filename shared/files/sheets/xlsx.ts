import type { Journey } from '../../journey/journey.ts';
import { zipPackage } from '../pptx/package.ts';
import { columnName, defuse } from '../pptx/workbook.ts';
import { clean } from '../clean.ts';
import { escapeAttribute, escapeText, XML_HEAD } from '../pptx/xml.ts';
import type { CellValue, Sheet, SheetOptions } from './sheet.ts';
import { sheetsOf } from './sheets.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
/** Excel refuses more in one cell, with the whole file. */
const LONGEST_CELL = 32_000;
const MOST_WIDTH = 60;

/** What a cell looks like, by its place in the style sheet below. */
const LOOK = { plain: 0, head: 1, wrapped: 2, whole: 3, broken: 4 } as const;
const LINE = 15;
/** Excel's own limit of a row's height, in points. */
const MOST_HEIGHT = 409;

function textCell(place: string, text: string, look: number): string {
  const whole = defuse(clean(text));
  const cut = whole.length > LONGEST_CELL ? `${[...whole.slice(0, LONGEST_CELL)].join('')}…` : whole;
  // _x0041_ would be read back as A
  const value = escapeText(cut.replace(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_'));
  return `<c r="${place}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
}

function cell(place: string, value: CellValue, isHead: boolean): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return '';
    return `<c r="${place}" s="${Number.isInteger(value) ? LOOK.whole : LOOK.broken}"><v>${value}</v></c>`;
  }
  return textCell(place, value, isHead ? LOOK.head : isWrapped(value) ? LOOK.wrapped : LOOK.plain);
}

const isWrapped = (text: string): boolean => text.includes('\n') || text.length > 40;

const linesOf = (text: CellValue): string[] => (typeof text === 'string' ? text.split('\n') : []);

/** Numbers are shown with four places at most. */
const widest = (value: CellValue): number =>
  typeof value === 'number' ? 12 : Math.max(0, ...linesOf(value).map((line) => [...line].length));

function widthsOf({ rows }: Sheet): number[] {
  const count = Math.max(1, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, at) => {
    const most = rows.reduce((most, row) => Math.max(most, widest(row[at] ?? null)), 0);
    return Math.min(MOST_WIDTH, Math.max(10, most + 2));
  });
}

const columns = (widths: readonly number[]): string =>
  `<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`;

/** Said, because not every program finds it out when it opens a file: lines would lie over each other. */
function height(row: readonly CellValue[], widths: readonly number[]): string {
  const lines = row.map((value, at) =>
    linesOf(value).reduce(
      (sum, line) => sum + Math.max(1, Math.ceil([...line].length / (0.8 * (widths[at] ?? 10)))),
      0,
    ),
  );
  const most = Math.max(1, ...lines);
  return most === 1 ? '' : ` ht="${Math.min(MOST_HEIGHT, most * LINE)}" customHeight="1"`;
}

/** Heads stay in view while the rest is scrolled, as on the map. */
function frozen({ heads: { rows, columns } }: Sheet): string {
  const place = `${columnName(columns)}${rows + 1}`;
  const split = `${columns > 0 ? ` xSplit="${columns}"` : ''} ySplit="${rows}"`;
  const pane = columns > 0 ? 'bottomRight' : 'bottomLeft';
  return `<sheetViews><sheetView workbookViewId="0"><pane${split} topLeftCell="${place}" activePane="${pane}" state="frozen"/></sheetView></sheetViews>`;
}

/** Printed lying, as wide as the paper. */
const FITS = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';
const PAPER =
  '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';

function worksheet(sheet: Sheet): string {
  const { rows, heads } = sheet;
  const widths = widthsOf(sheet);
  const body = rows.map((row, at) => {
    const cells = row.map((value, i) => cell(`${columnName(i)}${at + 1}`, value, at < heads.rows || i < heads.columns));
    return `<row r="${at + 1}"${height(row, widths)}>${cells.join('')}</row>`;
  });
  return (
    `${XML_HEAD}<worksheet xmlns="${MAIN}">${FITS}${frozen(sheet)}<sheetFormatPr defaultRowHeight="${LINE}"/>` +
    `${columns(widths)}<sheetData>${body.join('')}</sheetData>${PAPER}</worksheet>`
  );
}

/** Heads stand on every sheet of paper. */
function printed(sheets: readonly Sheet[], names: readonly string[]): string {
  const titles = sheets.map(({ heads: { rows } }, at) => {
    const name = `'${(names[at] ?? '').replaceAll("'", "''")}'`;
    return `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${escapeText(`${name}!$1:$${rows}`)}</definedName>`;
  });
  return `<definedNames>${titles.filter((_, at) => (sheets[at]?.heads.rows ?? 0) > 0).join('')}</definedNames>`;
}

const STYLES =
  `${XML_HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.0###"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>` +
  `<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
  `<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
  `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
  `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">` +
  `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf>` +
  `<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
  `<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>` +
  `<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>` +
  `<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf>` +
  // without a style of this name some readers complain, and put their own in its place
  `</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** Names Excel takes: 31 letters, none of []:*?/\, no apostrophe at an end, each once whatever its case. */
export function sheetNames(sheets: readonly Pick<Sheet, 'name'>[]): string[] {
  const taken = new Set<string>();
  return sheets.map(({ name }) => {
    const plain = clean(name)
      .replace(/[[\]:*?/\\\s]+/gu, ' ')
      .replace(/^[' ]+|[' ]+$/gu, '');
    for (let count = 1; ; count++) {
      const end = count === 1 ? '' : ` (${count})`;
      const begin = [...(plain || 'Sheet')].slice(0, 31 - end.length);
      // letters outside the first plane count twice in Excel's limit
      while (begin.join('').length + end.length > 31) begin.pop();
      const tried = `${begin.join('').trim()}${end}`;
      const key = tried.toLowerCase();
      // "History" is Excel's own
      if (taken.has(key) || key === 'history') continue;
      taken.add(key);
      return tried;
    }
  });
}

/** Every table of a board as one workbook. Same board, same bytes. */
export function writeXlsx(journey: Journey, options: SheetOptions & { now: number }): Uint8Array {
  const sheets = sheetsOf(journey, options);
  const names = sheetNames(sheets);
  const path = (at: number): string => `xl/worksheets/sheet${at + 1}.xml`;
  const workbook =
    `${XML_HEAD}<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` +
    names
      .map((name, at) => `<sheet name="${escapeAttribute(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
      .join('') +
    `</sheets>${printed(sheets, names)}</workbook>`;
  return zipPackage(
    [
      {
        path: 'xl/workbook.xml',
        type: `${TYPE}.sheet.main+xml`,
        content: workbook,
        relations: [
          ...sheets.map((_, at) => ({ id: `rId${at + 1}`, type: 'worksheet', target: path(at) })),
          { id: `rId${sheets.length + 1}`, type: 'styles', target: 'xl/styles.xml' },
        ],
      },
      { path: 'xl/styles.xml', type: `${TYPE}.styles+xml`, content: STYLES },
      ...sheets.map((sheet, at) => ({ path: path(at), type: `${TYPE}.worksheet+xml`, content: worksheet(sheet) })),
    ],
    [{ id: 'rId1', type: 'officeDocument', target: 'xl/workbook.xml' }],
    options.now,
  );
}
