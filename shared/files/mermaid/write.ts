import { columnsOf, mapsOf } from '../../journey/columns.ts';
import { curvesOf } from '../../journey/feelings.ts';
import type { Id, Journey, Locale } from '../../journey/journey.ts';
import { personaName } from '../../journey/personas.ts';
import { lossesOf } from './losses.ts';

/** What Mermaid's lexer would take for its own, as the codes it writes for them. */
const CODES: Readonly<Record<string, string>> = { '#': '#35;', ';': '#59;', ':': '#58;', ',': '#44;', '%': '#37;' };
/** `of` says which of them mean something there. */
function coded(text: string, of: RegExp): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  return flat.replace(of, (letter) => CODES[letter] ?? letter);
}
const KEYWORD = /^(?:journey\b|title\s|section\s|accTitle\s*:|accDescr\s*[:{])/iu;

/** The first letter of a name that begins like a word of Mermaid's is told by its number. */
const guarded = (text: string): string => (KEYWORD.test(text) ? `#${text.codePointAt(0)};${text.slice(1)}` : text);

const named = (text: string, empty: string): string => guarded(coded(text, /[#;:%]/gu)) || empty;

/** −2 … +2 are Mermaid's 1 … 5. */
const score = (value: number): string => String(Math.round((value + 3) * 100) / 100);
const NEUTRAL = 3;

interface MermaidOptions {
  lang: Locale;
  /** The first living map when absent. */
  mapId?: Id | undefined;
}

/** One map as a Mermaid `journey`: stages are sections, columns are tasks, personas are actors. */
export function writeMermaid(journey: Journey, { lang, mapId }: MermaidOptions): string {
  const id = mapId ?? mapsOf(journey)[0]?.id ?? '';
  const title = coded(journey.maps.get(id)?.title || journey.board.title, /[#;%]/gu);
  const curves = curvesOf(journey, id);
  const lines = lossesOf(journey, id, lang).map((loss) => `%% ${loss}`);
  lines.push('journey');
  if (title !== '') lines.push(`    title ${title}`);
  let stageId: Id | undefined;
  const columns = columnsOf(journey, id);
  for (const column of columns) {
    if (column.stageId !== stageId) lines.push(`    section ${coded(column.stageTitle, /[#;:%]/gu) || '–'}`);
    stageId = column.stageId;
    const byScore = new Map<string, string[]>();
    for (const curve of curves) {
      const value = curve.points.find((point) => point.columnId === column.id)?.value;
      if (value === undefined) continue;
      const name = coded(personaName(journey, curve.personaId, lang), /[#;:,%]/gu);
      byScore.set(score(value), [...(byScore.get(score(value)) ?? []), name]);
    }
    if (byScore.size === 0) byScore.set(String(NEUTRAL), []);
    for (const [value, people] of byScore) {
      const actors = people.length > 0 ? `: ${people.join(', ')}` : '';
      lines.push(`      ${named(column.title, '–')}: ${value}${actors}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
