import type { Id, Journey, Locale } from '../journey/journey.ts';
import type { Look } from '../journey/look.ts';
import type { Pictures } from '../journey/pictures.ts';
import type { Paper } from './pdf/sheets.ts';
import type { DrawnLines, StrangeLine } from './pdf/strange-lines.ts';
import type { SlideOptions } from './slides/asked.ts';
import type { SheetKey } from './sheets/sheet.ts';

/** What a file is made with; the same everywhere, so that page, server and command line give the same bytes (X2). */
export interface WriteOptions {
  now: number;
  lang: Locale;
  /** One map; absent: the first, or all of them where a format holds several. */
  mapId?: Id | undefined;
  timeZone?: string | undefined;
  theme?: 'light' | 'dark' | undefined;
  /** Which table of the board a CSV is. */
  table?: SheetKey | undefined;
  /** What a PDF is printed on. */
  paper?: Paper | undefined;
  /** How a map is looked at, where a format draws one. */
  look?: Look | undefined;
  pictures: Pictures;
  /** What slides show, and how they look. */
  slides?: SlideOptions | undefined;
  /** Lines of a PDF in letters that its font does not have, drawn by a browser. */
  lines?: DrawnLines | undefined;
  /** Told which of them are boxes in the file. */
  onStrange?: ((lines: readonly StrangeLine[]) => void) | undefined;
}

/** How a journey leaves: bytes and what they are. */
export interface FileFormat {
  type: string;
  extension: string;
  write: (journey: Journey, options: WriteOptions) => Promise<Uint8Array>;
}

const encoder = new TextEncoder();
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Each is loaded when it is asked for: no page that shows a board waits for what writes slides. */
export const FORMATS = {
  json: {
    type: 'application/json; charset=utf-8',
    extension: 'json',
    write: async (journey, { pictures }) => {
      const { writeJourneyFile } = await import('./journey-file.ts');
      return encoder.encode(writeJourneyFile(journey, pictures));
    },
  },
  csv: {
    type: 'text/csv; charset=utf-8',
    extension: 'csv',
    write: async (journey, options) => {
      const { writeCsv } = await import('./sheets/csv.ts');
      return encoder.encode(writeCsv(journey, { ...options, table: options.table ?? 'cards' }));
    },
  },
  xlsx: {
    type: `${OFFICE}.spreadsheetml.sheet`,
    extension: 'xlsx',
    write: async (journey, options) => {
      const { writeXlsx } = await import('./sheets/xlsx.ts');
      return writeXlsx(journey, options);
    },
  },
  md: {
    type: 'text/markdown; charset=utf-8',
    extension: 'md',
    write: async (journey, options) => {
      const { writeMarkdown } = await import('./markdown/write.ts');
      return encoder.encode(writeMarkdown(journey, options));
    },
  },
  mermaid: {
    type: 'text/vnd.mermaid; charset=utf-8',
    extension: 'mmd',
    write: async (journey, options) => {
      const { writeMermaid } = await import('./mermaid/write.ts');
      return encoder.encode(writeMermaid(journey, options));
    },
  },
  svg: {
    type: 'image/svg+xml; charset=utf-8',
    extension: 'svg',
    write: async (journey, { theme = 'light', ...options }) => {
      const { mapSvg } = await import('./svg.ts');
      return encoder.encode(mapSvg(journey, { ...options, theme }));
    },
  },
  pdf: {
    type: 'application/pdf',
    extension: 'pdf',
    write: async (journey, options) => {
      const { writePdf } = await import('./pdf/pdf.ts');
      return writePdf(journey, options);
    },
  },
  pptx: {
    type: `${OFFICE}.presentationml.presentation`,
    extension: 'pptx',
    write: async (journey, { mapId, slides, ...options }) => {
      const { writePptx } = await import('./pptx/pptx.ts');
      return writePptx(journey, { ...options, ...slides, ...(mapId === undefined ? {} : { mapId }) });
    },
  },
} as const satisfies Readonly<Record<string, FileFormat>>;

export type FormatName = keyof typeof FORMATS;
/** Those that draw a map, so that how it is looked at shows in them; the others hold everything. */
export const DRAWN: readonly string[] = ['svg', 'pdf', 'pptx'] satisfies FormatName[];
export const FORMAT_NAMES = Object.keys(FORMATS) as FormatName[];
