import { type Clip, readClip } from './clip.ts';

/** Where our cards stand in HTML: the one flavour that every browser hands on, and other programs show as a table. */
const MARK = 'data-journeyboard-cards';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const cellHtml = (text: string): string => `<td>${escaped(text).replaceAll('\n', '<br>')}</td>`;

export function writeHtml(clip: Clip, grid: readonly (readonly string[])[]): string {
  const rows = grid.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('');
  return `<table ${MARK}="${escaped(JSON.stringify(clip))}"><tbody>${rows}</tbody></table>`;
}

const quoted = (text: string): string => (/["\t\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One card a line, or rows and tabs for what stood in several columns, as a spreadsheet takes it. */
export function writeText(clip: Clip, grid: readonly (readonly string[])[]): string {
  if (grid.every((row) => row.length === 1))
    return [...clip.cards.map(({ card }) => card.title), ...clip.notes.map((note) => note.text)].join('\n');
  return grid.map((row) => row.map(quoted).join('\t')).join('\n');
}

/** An inert document: nothing in it runs, loads or is ever shown. */
const parse = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

export function readHtml(html: string): Clip | undefined {
  if (!html.includes(MARK)) return undefined;
  return readClip(parse(html).querySelector(`[${MARK}]`)?.getAttribute(MARK) ?? '');
}

function wordsOf(cell: Element): string {
  const lines = cell.cloneNode(true) as Element;
  for (const end of lines.querySelectorAll('br, p + p, div + div')) end.before('\n');
  return (lines.textContent ?? '')
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Rows and cells of the first table in HTML, for programs that put no tabs into the text beside it. */
export function tableOf(html: string): string[][] {
  if (!/<table/iu.test(html)) return [];
  const table = parse(html).querySelector('table');
  return [...(table?.rows ?? [])].map((row) => [...row.cells].map(wordsOf)).filter((row) => row.length > 0);
}
