/** A Mermaid `journey` as Mermaid itself reads it: its tokens, its order of rules, its refusals. */
export interface MermaidJourney {
  title: string;
  accTitle: string;
  accDescr: string;
  /** As they come; the same name twice is two of them. */
  sections: readonly string[];
  tasks: readonly MermaidTask[];
}

export interface MermaidTask {
  /** Empty before the first section. */
  section: string;
  /** Its place in `sections`; −1 before the first. */
  at: number;
  task: string;
  /** NaN where the diagram says no number. */
  score: number;
  actors: readonly string[];
}

export type MermaidParsed =
  | { ok: true; value: MermaidJourney }
  /** `line` counts from 1 in the text as it came. */
  | { ok: false; why: 'frontmatter' | 'not-a-journey' | 'syntax'; line: number };

const FRONT_MATTER = /^([^\S\n\r]*)-{3}\s*[\n\r](.*?)[\n\r]\1-{3}\s*[\n\r]+/su;
const DIRECTIVE = /%{2}\{\s*(?:(\w+)\s*:|(\w+))\s*(?:(\w+)|((?:(?!\}%{2}).|\r?\n)*))?\s*(?:\}%{2})?/giu;
const COMMENT_LINE = /^\s*%%(?!\{)[^\n]+\n?/gmu;

/** Mermaid writes `#35;` where HTML writes `&#35;`; kept out of the lexer's sight, to which # begins a comment. */
const hidden = (text: string): string =>
  text.replace(/#(\w+);/gu, (_, inner: string) => (/^\d+$/u.test(inner) ? `ﬂ°°${inner}¶ß` : `ﬂ°${inner}¶ß`));
const shown = (text: string): string => text.replaceAll('ﬂ°°', '&#').replaceAll('ﬂ°', '&').replaceAll('¶ß', ';');

type Token =
  | { type: 'newline' | 'journey' | 'comment' | 'space' }
  | { type: 'title' | 'section' | 'taskName' | 'taskData' | 'accTitle' | 'accDescr'; text: string };

/** In the order in which Mermaid's lexer tries them: the first that fits is taken, however short. */
const RULES: readonly [RegExp, (found: RegExpExecArray) => Token][] = [
  [/%%(?!\{)[^\n]*/iuy, () => ({ type: 'comment' })],
  [/[^}]%%[^\n]*/iuy, () => ({ type: 'comment' })],
  [/\n+/iuy, () => ({ type: 'newline' })],
  [/\s+/iuy, () => ({ type: 'space' })],
  [/#[^\n]*/iuy, () => ({ type: 'comment' })],
  [/journey\b/iuy, () => ({ type: 'journey' })],
  [/title\s[^#\n;]+/iuy, ([all]) => ({ type: 'title', text: all.slice(6) })],
  [/accTitle\s*:\s*([^\n]*)/iuy, ([, text = '']) => ({ type: 'accTitle', text })],
  [/accDescr\s*:\s*([^\n]*)/iuy, ([, text = '']) => ({ type: 'accDescr', text })],
  [/accDescr\s*\{\s*([^}]*)\}/iuy, ([, text = '']) => ({ type: 'accDescr', text: text.trim() })],
  [/section\s[^#:\n;]+/iuy, ([all]) => ({ type: 'section', text: all.slice(8) })],
  [/[^#:\n;]+/iuy, ([text]) => ({ type: 'taskName', text })],
  [/:[^#\n;]+/iuy, ([all]) => ({ type: 'taskData', text: all.slice(1) })],
];

function* tokens(text: string): Generator<{ token: Token | undefined; at: number }> {
  for (let at = 0; at < text.length;) {
    let token: Token | undefined;
    let length = 1;
    for (const [rule, make] of RULES) {
      rule.lastIndex = at;
      const found = rule.exec(text);
      if (!found) continue;
      token = make(found);
      length = found[0].length;
      break;
    }
    yield { token, at };
    at += length;
  }
}

function taskOf(name: string, data: string): Pick<MermaidTask, 'task' | 'score' | 'actors'> {
  const [score = '', people] = data.split(':');
  return {
    task: shown(name),
    score: Number(score),
    actors: people === undefined ? [] : people.split(',').map((actor) => shown(actor.trim())),
  };
}

/** The title that a YAML head gives, as far as a plain line says it. */
function titleOfHead(head: string): string {
  const found = /^[^\S\n]*title:[^\S\n]*(.*)$/mu.exec(head)?.[1]?.trim() ?? '';
  return /^(["'])(.*)\1$/u.exec(found)?.[2] ?? found;
}

const linesIn = (text: string): number => text.split('\n').length - 1;

export function parseMermaid(raw: string): MermaidParsed {
  const text = raw.replace(/\r\n?/gu, '\n');
  const head = FRONT_MATTER.exec(text);
  const cut = head ? text.slice(head[0].length) : text;
  // blanked rather than cut, so that a line keeps its number
  const blank = (found: string): string => found.replace(/[^\n]/gu, ' ');
  const body = hidden(cut.replace(DIRECTIVE, blank).replace(COMMENT_LINE, blank));
  const line = (at: number): number => linesIn(head?.[0] ?? '') + linesIn(body.slice(0, at)) + 1;
  if (/^\s*---/u.test(body)) return { ok: false, why: 'frontmatter', line: 1 };
  if (!/^\s*journey/iu.test(body)) return { ok: false, why: 'not-a-journey', line: line(body.search(/\S|$/u)) };

  const value = { title: titleOfHead(head?.[2] ?? ''), accTitle: '', accDescr: '' };
  const sections: string[] = [];
  const tasks: MermaidTask[] = [];
  let name: { text: string; at: number } | undefined;
  let begun = false;
  for (const { token, at } of tokens(body)) {
    if (token?.type === 'comment' || token?.type === 'space') continue;
    const isFirst = token?.type === 'journey';
    const broken = token === undefined || (name !== undefined) !== (token.type === 'taskData') || isFirst === begun;
    // lines may stand before the word that begins it all
    if (token?.type === 'newline' && name === undefined) continue;
    if (broken) return { ok: false, why: 'syntax', line: line(name?.at ?? at) };
    switch (token.type) {
      case 'journey':
        begun = true;
        break;
      case 'title':
        value.title = shown(token.text);
        break;
      case 'accTitle':
        value.accTitle = shown(token.text.trimStart());
        break;
      case 'accDescr':
        value.accDescr = shown(token.text.replace(/\n\s+/gu, '\n'));
        break;
      case 'section':
        sections.push(shown(token.text));
        break;
      case 'taskName':
        name = { text: token.text, at };
        break;
      case 'taskData':
        if (name)
          tasks.push({
            section: sections.at(-1) ?? '',
            at: sections.length - 1,
            ...taskOf(name.text, token.text),
          });
        name = undefined;
        break;
      case 'newline':
        break;
    }
  }
  if (name) return { ok: false, why: 'syntax', line: line(name.at) };
  return { ok: true, value: { ...value, sections, tasks } };
}

/** A diagram as it stands in a web page, indented with its markup: what Mermaid makes of it before it reads it. */
export function unembedded(raw: string): string {
  const lines = raw.replace(/\r\n?/gu, '\n').split('\n');
  const indents = lines.filter((one) => one.trim() !== '').map((one) => /^\s*/u.exec(one)?.[0].length ?? 0);
  // a first line that begins at once says nothing about the others
  const least = Math.min(...(indents[0] === 0 && indents.length > 1 ? indents.slice(1) : indents));
  const dedented = lines.map((one) =>
    Number.isFinite(least) ? one.slice(Math.min(least, /^\s*/u.exec(one)?.[0].length ?? 0)) : one,
  );
  return dedented
    .join('\n')
    .trim()
    .replace(/<br\s*\/?>/giu, '<br/>');
}
