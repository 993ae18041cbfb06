import { type FileFormat, FORMATS } from '../../shared/files/formats.ts';

export type Exporter = FileFormat;

/** What `GET …/export/:format` answers: the same formats, and the same bytes, as the page and the command line (X2). */
export const exporters: Readonly<Record<string, Exporter>> = FORMATS;
