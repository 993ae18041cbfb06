/** Marks above and below letters, once they stand apart from them. */
const MARKS = /\p{M}/gu;

function foldLetter(letter: string): string {
  return letter.normalize('NFD').replace(MARKS, '').toLowerCase().replaceAll('ı', 'i');
}

/**
 * Letters as people look for them: case, accents and the dots of İ, I, ı and i make no difference, whatever keyboard
 * or language the searcher has. `toLocaleLowerCase` alone finds `ILGI` or `İLGİ` in one language and not in the other.
 */
export function fold(text: string): string {
  return Array.from(text, foldLetter).join('');
}

/** Where a folded word stands in a text as it is written; folding may change lengths, so places are kept. */
export function findFolded(text: string, folded: string): { at: number; length: number }[] {
  if (folded === '') return [];
  const starts: number[] = [];
  let whole = '';
  let place = 0;
  for (const letter of text) {
    const plain = foldLetter(letter);
    for (let i = 0; i < plain.length; i += 1) starts.push(place);
    whole += plain;
    place += letter.length;
  }
  starts.push(place);
  const found: { at: number; length: number }[] = [];
  for (let i = whole.indexOf(folded); i >= 0; i = whole.indexOf(folded, i + folded.length)) {
    const at = starts[i] ?? 0;
    found.push({ at, length: (starts[i + folded.length] ?? place) - at });
  }
  return found;
}
