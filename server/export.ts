import { readFile, writeFile } from 'node:fs/promises';
import { DRAWN, FORMAT_NAMES, FORMATS, type FileFormat } from '../shared/files/formats.ts';
import { journeyOf, parseJourneyFile, picturesOf } from '../shared/files/journey-file.ts';
import { lacksOf } from '../shared/files/lacks.ts';
import type { StrangeLine } from '../shared/files/pdf/strange-lines.ts';
import { PAPERS } from '../shared/files/pdf/sheets.ts';
import { slidesAsked } from '../shared/files/slides/asked.ts';
import { SLIDE_PARTS } from '../shared/files/slides/deck-of.ts';
import { PAGES } from '../shared/files/slides/page.ts';
import { isTimeZone, SHEETS } from '../shared/files/sheets/sheet.ts';
import type { Problem } from '../shared/journey/journey.ts';
import { EXTRAS, isPlainLook, lookAsked } from '../shared/journey/look.ts';
import type { Picture } from '../shared/journey/pictures.ts';

const USAGE = `npm run export -- BOARD.json FILE [options]

Makes a file of a journey file, the same bytes as the page and the server make (the date in it aside).
FILE ends in ${FORMAT_NAMES.map((name) => `.${FORMATS[name].extension}`).join(', ')}.

  --lang en|tr      language of the file; the board's own when absent
  --map ID          one map of the board
  --tz NAME         whose days dates are told in, such as Europe/Istanbul
  --theme light|dark
  --table ${SHEETS.join('|')}   which table a CSV is
  --paper ${PAPERS.join('|')}   what a PDF is printed on
  --size ${Object.keys(PAGES).join('|')}   shape of slides
  --maps ID,ID      maps the slides are of
  --lanes NAME,NAME lanes they show, by kind, title or id; all of them when absent
  --parts PART,PART ${SLIDE_PARTS.join(', ')}
  --accent #RRGGBB  a brand's colour on them
  --segment NAME, --persona NAME, --period ISO
                    whose numbers of when a drawn file shows; everybody's newest when absent
  --show ${EXTRAS.join(',')}
                    what is drawn beside
  --now TIME        the date in the file, such as 2026-03-31; now when absent`;

/** What a person typed that cannot be done; said without a stack. */
class Misuse extends Error {}

function formatOf(path: string): FileFormat {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  const name = FORMAT_NAMES.find((one) => FORMATS[one].extension === extension);
  if (!name) throw new Misuse(`Cannot make a .${extension} file.\n\n${USAGE}`);
  return FORMATS[name];
}

const NAMES = [
  'lang',
  'map',
  'tz',
  'theme',
  'table',
  'paper',
  'size',
  'maps',
  'lanes',
  'parts',
  'accent',
  'segment',
  'persona',
  'period',
  'show',
  'now',
] as const;
type Option = (typeof NAMES)[number];

function parsed(args: readonly string[]): { paths: string[]; options: Partial<Record<Option, string>> } {
  const paths: string[] = [];
  const options: Partial<Record<Option, string>> = {};
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? '';
    if (!word.startsWith('--')) {
      paths.push(word);
      continue;
    }
    const [key = '', inline] = word.slice(2).split('=', 2);
    const name = NAMES.find((one) => one === key);
    const value = inline ?? args[(at += 1)];
    if (!name || value === undefined) throw new Misuse(`${word} is no option.\n\n${USAGE}`);
    options[name] = value;
  }
  return { paths, options };
}

function oneOf<T extends string>(name: Option, value: string | undefined, known: readonly T[]): T | undefined {
  const found = known.find((one) => one === value);
  if (value !== undefined && found === undefined) throw new Misuse(`--${name} is one of ${known.join(', ')}`);
  return found;
}

const sayProblem = ({ where, code, values }: Problem): string =>
  values ? `--${where} is one of ${values['known'] ?? ''}` : `--${where}: ${code}`;

async function make(args: readonly string[]): Promise<string> {
  const { paths, options } = parsed(args);
  const [from, to] = paths;
  if (from === undefined || to === undefined || paths.length > 2) throw new Misuse(USAGE);
  const format = formatOf(to);
  const file = parseJourneyFile(await readFile(from, 'utf8'));
  if (!file.ok) {
    const problems = file.problems.map(({ where, code }) => `  ${where}: ${code}`).join('\n');
    throw new Misuse(`${from} is no journey file:\n${problems}`);
  }
  const journey = journeyOf(file.value);
  const { map: mapId, tz: timeZone } = options;
  if (mapId !== undefined && !journey.maps.has(mapId)) throw new Misuse(`There is no map ${mapId} on this board`);
  if (timeZone !== undefined && !isTimeZone(timeZone)) throw new Misuse(`${timeZone} is no time zone`);
  const { look, problems } = lookAsked(journey, mapId, options);
  if (problems.length > 0) throw new Misuse(problems.map(sayProblem).join('\n'));
  if (!isPlainLook(look) && !DRAWN.includes(format.extension))
    throw new Misuse(`A lens is for what is drawn: ${DRAWN.join(', ')}`);
  const now = options.now === undefined ? Date.now() : Date.parse(options.now);
  if (Number.isNaN(now)) throw new Misuse(`${options.now ?? ''} is no date`);
  const pictures = new Map(
    [...picturesOf(file.value)].flatMap(([hash, picture]): [string, Picture][] => (picture ? [[hash, picture]] : [])),
  );
  const deck = slidesAsked(journey, mapId, options);
  if (deck.problems.length > 0) throw new Misuse(deck.problems.map(sayProblem).join('\n'));
  let strange: readonly StrangeLine[] = [];
  const bytes = await format.write(journey, {
    now,
    lang: oneOf('lang', options.lang, ['en', 'tr']) ?? journey.board.locale,
    mapId,
    timeZone,
    theme: oneOf('theme', options.theme, ['light', 'dark']),
    table: oneOf('table', options.table, SHEETS),
    paper: oneOf('paper', options.paper, PAPERS),
    look,
    pictures,
    slides: deck.slides,
    onStrange: (lines) => (strange = lines),
  });
  await writeFile(to, bytes);
  for (const { where, values } of lacksOf(format.extension, strange, pictures))
    console.error(
      where === 'letters'
        ? `No font here has these letters, which are boxes in the file: ${values?.['letters'] ?? ''}`
        : `${where} is missing in the file, which can hold no ${values?.['type'] ?? ''}`,
    );
  return `${to}: ${bytes.length} bytes`;
}

/** A file from a journey file, without a server; gives the exit code. */
export async function exportFile(args: readonly string[]): Promise<number> {
  try {
    console.log(await make(args));
    return 0;
  } catch (error) {
    const isTold = error instanceof Misuse || (error instanceof Error && 'code' in error);
    console.error(isTold ? error.message : error);
    return 1;
  }
}
