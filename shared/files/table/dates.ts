import type { Period } from '../../journey/journey.ts';

export type DayOrder = 'dmy' | 'mdy';

const MONTHS: readonly RegExp[] = [
  /^(?:ocak|oca|january|jan)$/,
  /^(?:şubat|şub|february|feb)$/,
  /^(?:mart|mar|march)$/,
  /^(?:nisan|nis|april|apr)$/,
  /^(?:mayıs|may)$/,
  /^(?:haziran|haz|june|jun)$/,
  /^(?:temmuz|tem|july|jul)$/,
  /^(?:ağustos|ağu|august|aug)$/,
  /^(?:eylül|eyl|september|sep|sept)$/,
  /^(?:ekim|eki|october|oct)$/,
  /^(?:kasım|kas|november|nov)$/,
  /^(?:aralık|ara|december|dec)$/,
];
const DAY_MS = 86_400_000;

const monthOf = (name: string): number => {
  // English January has an I that Turkish lower case would take its dot from
  const forms = [name.toLowerCase(), name.toLocaleLowerCase('tr')];
  return MONTHS.findIndex((pattern) => forms.some((form) => pattern.test(form))) + 1;
};
const two = (n: number): string => String(n).padStart(2, '0');

function day(year: number, month: number, date: number): Period | undefined {
  const at = new Date(Date.UTC(year, month - 1, date));
  const real = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === date;
  return real && year >= 1900 && year < 2200 ? `${year}-${two(month)}-${two(date)}` : undefined;
}

const fromMs = (ms: number): Period => new Date(ms).toISOString().slice(0, 10);

function serial(text: string): Period | undefined {
  if (!/^\d+(?:\.\d+)?$/.test(text)) return undefined;
  const value = Number(text);
  if (value >= 1900 && value < 2200 && text.length === 4) return text;
  // Excel counts days from 1899-12-30; 20,000 … 80,000 is 1954 … 2119
  if (value >= 20_000 && value < 80_000) return fromMs((Math.floor(value) - 25_569) * DAY_MS);
  if (/^\d{10}$/.test(text)) return fromMs(value * 1000);
  if (/^\d{13}$/.test(text)) return fromMs(value);
  if (/^\d{16}$/.test(text)) return fromMs(value / 1000);
  return undefined;
}

/** A cell of a date column → the ISO period it names, whatever its length; undefined = no date. */
export function readPeriod(raw: string, order: DayOrder = 'dmy'): Period | undefined {
  const text = raw.trim().replace(/^'/, '');
  let found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text);
  if (found) return day(Number(found[1]), Number(found[2]), Number(found[3]));
  found = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:[ T,].*)?$/.exec(text);
  if (found) {
    const [first, second, year] = [Number(found[1]), Number(found[3]), Number(found[4])];
    return order === 'mdy' && found[2] !== '.' ? day(year, first, second) : day(year, second, first);
  }
  found = /^(\d{4})[-/.](\d{1,2})$/.exec(text) ?? /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (found) {
    const [a, b] = [Number(found[1]), Number(found[2])];
    const [year, month] = a > 31 ? [a, b] : [b, a];
    return month >= 1 && month <= 12 ? `${year}-${two(month)}` : undefined;
  }
  found = /^(\d{4})[- ]?[QÇ]([1-4])$/iu.exec(text);
  if (found) return `${found[1]}-Q${found[2]}`;
  found = /^[QÇ]([1-4])[- /]?(\d{4})$/iu.exec(text);
  if (found) return `${found[2]}-Q${found[1]}`;
  found = /^(\d{4})-?W(\d{1,2})$/i.exec(text);
  if (found)
    return Number(found[2]) >= 1 && Number(found[2]) <= 53 ? `${found[1]}-W${two(Number(found[2]))}` : undefined;
  found = /^(?:(\d{1,2})\s+)?(\p{L}+)\.?\s+(\d{4})$/u.exec(text);
  if (found) {
    const month = monthOf(found[2] ?? '');
    if (month === 0) return undefined;
    const year = Number(found[3]);
    return found[1] === undefined ? `${year}-${two(month)}` : day(year, month, Number(found[1]));
  }
  return serial(text);
}

/** A cell of a date column → its instant, as far as it says one; a day begins at midnight in UTC. */
export function readInstant(raw: string, order: DayOrder = 'dmy'): number | undefined {
  const text = raw.trim();
  if (/^\d{10}$/u.test(text)) return Number(text) * 1000;
  if (/^\d{13}$/u.test(text)) return Number(text);
  if (/^\d{16}$/u.test(text)) return Number(text) / 1000;
  const period = readPeriod(text, order);
  if (period === undefined || !/^\d{4}-\d{2}-\d{2}$/u.test(period)) return undefined;
  const found = /[T ,]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(am|pm)?\s*(Z|[+-]\d{2}:?\d{2})?/iu.exec(text);
  if (!found) return Date.parse(`${period}T00:00:00Z`);
  const [, hour = '0', minute = '0', second = '0', half, zone] = found;
  const later = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const offset = zone === undefined || zone.toUpperCase() === 'Z' ? '+00:00' : zone.replace(/^(.{3}):?/u, '$1:');
  const at = Date.parse(`${period}T${two(later)}:${minute}:${two(Number(second))}${offset}`);
  return Number.isNaN(at) ? undefined : at;
}

/** Day first or month first, from the cells that leave no choice; undefined = none of them says. */
export function dayOrderOf(cells: readonly string[]): DayOrder | undefined {
  let asked = false;
  for (const raw of cells) {
    const found = /^\s*(\d{1,2})[/-](\d{1,2})[/-]\d{4}/.exec(raw);
    if (!found) continue;
    asked = true;
    if (Number(found[1]) > 12) return 'dmy';
    if (Number(found[2]) > 12) return 'mdy';
  }
  return asked ? undefined : 'dmy';
}
