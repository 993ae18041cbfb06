/** Which mark parts the decimals in a column. */
export type DecimalMark = 'comma' | 'point';

export type NumberCell =
  /** `odd`: written the other way than its column; unmistakable all the same, but it is told. */
  { kind: 'number'; value: number; unit?: string; odd?: true } | { kind: 'empty' } | { kind: 'text' };

const EMPTY =
  /^(?:|-|–|—|yok|n\/?a|null|#yok|#n\/a|#değer!|#sayi\/0!|#sayı\/0!|#ad\?|#başv!|#div\/0!|#value!|#ref!|#name\?|#+)$/iu;
const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/^(?:₺|TL|TRY)\s*|\s*(?:₺|TL|TRY)$/u, 'TRY'],
  [/^(?:US\$|\$|USD)\s*|\s*(?:\$|USD)$/u, 'USD'],
  [/^(?:€|EUR)\s*|\s*(?:€|EUR)$/u, 'EUR'],
  [/^(?:£|GBP)\s*|\s*(?:£|GBP)$/u, 'GBP'],
];
const SPACES = /[\u00A0\u202F\u2009]/gu;
const TEXT: NumberCell = { kind: 'text' };

/** Leading zeros, identity numbers and whatever a double cannot hold are names, not amounts. */
const isName = (digits: string): boolean => /^0\d+$/.test(digits) || /^\d{11,}$/.test(digits);

interface Body {
  value: number;
  odd: boolean;
}

function grouped(whole: string, mark: string): string | undefined {
  const parts = whole.split(mark);
  if (parts.length === 1) return whole;
  const [first = '', ...rest] = parts;
  return /^\d{1,3}$/.test(first) && rest.every((part) => /^\d{3}$/.test(part)) ? parts.join('') : undefined;
}

function readBody(body: string, mark: DecimalMark): Body | undefined {
  const scientific = /^(\d)(?:[.,](\d+))?e([+-]?\d{1,2})$/i.exec(body);
  if (scientific) {
    const odd = mark === 'point' && body.includes(',');
    return { value: Number(`${scientific[1]}.${scientific[2] ?? '0'}e${scientific[3]}`), odd };
  }
  let plain = body;
  for (const separator of [' ', "'", '’']) {
    if (!plain.includes(separator)) continue;
    const decimals = /[.,]\d*$/.exec(plain)?.[0] ?? '';
    const whole = grouped(plain.slice(0, plain.length - decimals.length), separator);
    if (whole === undefined) return undefined;
    plain = whole + decimals;
  }
  if (!/^[\d.,]*\d[\d.,]*$/.test(plain)) return undefined;
  const decimal = mark === 'comma' ? ',' : '.';
  const other = mark === 'comma' ? '.' : ',';
  const lastDecimal = plain.lastIndexOf(decimal);
  const lastOther = plain.lastIndexOf(other);
  const number = (whole: string | undefined, decimals: string, odd: boolean): Body | undefined =>
    whole === undefined || !/^\d*$/.test(decimals) || !/^\d*$/.test(whole)
      ? undefined
      : { value: Number(`${whole || '0'}.${decimals || '0'}`), odd };
  if (lastDecimal >= 0 && lastOther >= 0) {
    const [point, group, odd] = lastDecimal > lastOther ? [lastDecimal, other, false] : [lastOther, decimal, true];
    return number(grouped(plain.slice(0, point), group), plain.slice(point + 1), odd);
  }
  if (lastDecimal >= 0) {
    if (plain.indexOf(decimal) !== lastDecimal) return number(grouped(plain, decimal), '', false);
    return number(plain.slice(0, lastDecimal), plain.slice(lastDecimal + 1), false);
  }
  if (lastOther < 0) return number(plain, '', false);
  const whole = grouped(plain, other);
  if (whole !== undefined) return number(whole, '', false);
  // 12.34 in a Turkish column can only be a decimal point; 0,5 in an English one may be two cells run together
  if (other === '.' && /^\d+\.\d+$/.test(plain)) return { value: Number(plain), odd: false };
  return undefined;
}

/** Reads one cell of a column whose decimal mark is known. Never guesses: what is no number is text. */
export function readNumber(raw: string, mark: DecimalMark): NumberCell {
  let text = raw.replace(SPACES, ' ').trim();
  if (EMPTY.test(text)) return { kind: 'empty' };
  let unit: string | undefined;
  let scale = 1;
  let negative = false;
  const brackets = /^\((.+)\)$/.exec(text);
  if (brackets) [negative, text] = [true, brackets[1] ?? ''];
  const sign = (): void => {
    const found = /^([-−+])\s*(.*)$/u.exec(text);
    if (!found) return;
    if (found[1] !== '+') negative = !negative;
    text = found[2] ?? '';
  };
  const signed = text;
  sign();
  const part = /^([%‰])\s*|\s*([%‰])$/u.exec(text);
  if (part) {
    scale = (part[1] ?? part[2]) === '%' ? 100 : 1000;
    unit = scale === 100 ? 'percent' : 'permille';
    text = text.replace(part[0], '');
    if (signed === raw.trim() || !negative) sign();
  } else {
    const money = CURRENCIES.find(([pattern]) => pattern.test(text));
    if (money) {
      unit = money[1];
      text = text.replace(money[0], '');
      if (!negative) sign();
    }
  }
  const trailing = /^(.+\d)[-−]$/u.exec(text);
  if (trailing && !negative) [negative, text] = [true, trailing[1] ?? ''];
  if (unit === undefined && isName(text)) return TEXT;
  const body = readBody(text, mark);
  if (!body || !Number.isFinite(body.value)) return TEXT;
  // −0 would show as "-0"
  const value = body.value === 0 ? 0 : ((negative ? -1 : 1) * body.value) / scale;
  return {
    kind: 'number',
    value,
    ...(unit === undefined ? {} : { unit }),
    ...(body.odd ? { odd: true as const } : {}),
  };
}

/** One way of reading for a whole column: cells that can be read one way only vote, the rest follow. */
export function decimalMarkOf(cells: readonly string[], fallback: DecimalMark): DecimalMark {
  let comma = 0;
  let point = 0;
  for (const raw of cells) {
    const marks = raw.replace(/[^\d.,]/g, '');
    if (!/\d/.test(marks)) continue;
    const asComma = readNumber(raw, 'comma');
    const asPoint = readNumber(raw, 'point');
    const good = (cell: NumberCell): boolean => cell.kind === 'number' && cell.odd !== true;
    if (good(asComma) && !good(asPoint)) comma += 1;
    else if (good(asPoint) && !good(asComma)) point += 1;
    // 12.34 reads as itself in both, and so speaks for the point
    else if (/^\d+\.(?:\d{1,2}|\d{4,})$/.test(marks)) point += 1;
  }
  return comma === point ? fallback : comma > point ? 'comma' : 'point';
}
