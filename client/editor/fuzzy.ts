import { fold } from '../../shared/journey/text/fold.ts';

const WORD = /[^\p{L}\d]+/u;

/** How well one word of a query fits a folded text; undefined where it does not. */
function rankWord(word: string, text: string): number | undefined {
  if (text.startsWith(word)) return 100;
  if (text.split(WORD).some((one) => one.startsWith(word))) return 80;
  return text.includes(word) ? 50 : undefined;
}

/**
 * Letters left out in between, as hasty hands do: the first begins a word, and each leap costs, one to the beginning of
 * another word less. What leaps too much is no answer but noise.
 */
function rankLetters(word: string, text: string): number | undefined {
  let best: number | undefined;
  for (let start = text.indexOf(word[0] ?? ''); start >= 0; start = text.indexOf(word[0] ?? '', start + 1)) {
    if (start > 0 && !WORD.test(text[start - 1] ?? '')) continue;
    let at = start;
    let score: number | undefined = 40;
    for (const letter of word.slice(1)) {
      const next = text.indexOf(letter, at + 1);
      if (next < 0) {
        score = undefined;
        break;
      }
      if (next !== at + 1) score -= WORD.test(text[next - 1] ?? '') ? 3 : 10;
      at = next;
    }
    if (score !== undefined && score > (best ?? 0)) best = score;
  }
  return word.length < 2 ? undefined : best;
}

/**
 * How well a name answers a query, higher is better; undefined where some word of it does not fit at all. What the
 * name is about counts too, but less.
 */
export function rank(query: string, name: string, about = ''): number | undefined {
  const folded = fold(name);
  const context = fold(about);
  let sum = 0;
  for (const word of fold(query).split(/\s+/u)) {
    if (word === '') continue;
    const beside = rankWord(word, context);
    const one = rankWord(word, folded) ?? (beside === undefined ? rankLetters(word, folded) : beside / 4);
    if (one === undefined) return undefined;
    sum += one;
  }
  return sum - folded.length / 100;
}
