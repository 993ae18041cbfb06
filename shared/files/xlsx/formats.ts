import { attribute, elements } from './markup.ts';

/** How a style shows its number, as far as it changes what the number is. */
export type Shown = 'plain' | 'percent' | 'date' | 'time' | 'instant';

const BUILT_IN: Readonly<Record<number, Shown>> = {
  9: 'percent',
  10: 'percent',
  14: 'date',
  15: 'date',
  16: 'date',
  17: 'date',
  18: 'time',
  19: 'time',
  20: 'time',
  21: 'time',
  22: 'instant',
  45: 'time',
  46: 'time',
  47: 'time',
};

function shownAs(code: string): Shown {
  // what stands in quotes, brackets or after a backslash is said, not formatted; only the first part is for positive numbers
  const [bare = ''] = code
    .replace(/"[^"]*"|\\.|_.|\*./gu, '')
    .replace(/\[(?![hms]+\])[^\]]*\]/giu, '')
    .split(';');
  if (bare.includes('%')) return 'percent';
  const hasDay = /[yd]/iu.test(bare) || /m{3,}/iu.test(bare);
  const hasTime = /[hs]/iu.test(bare);
  if (hasDay) return hasTime ? 'instant' : 'date';
  return hasTime ? 'time' : 'plain';
}

/** By number of cell style. */
export function stylesOf(xml: string): Shown[] {
  const own = new Map<number, Shown>();
  for (const { tag } of elements(xml, 'numFmt'))
    own.set(Number(attribute(tag, 'numFmtId')), shownAs(attribute(tag, 'formatCode') ?? ''));
  const [cells] = elements(xml, 'cellXfs');
  return [...elements(cells?.content ?? '', 'xf')].map(({ tag }) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0);
    return own.get(id) ?? BUILT_IN[id] ?? 'plain';
  });
}

const DAY_MS = 86_400_000;
const two = (n: number): string => String(n).padStart(2, '0');

function clock(days: number): string {
  const seconds = Math.round((days - Math.floor(days)) * 86_400);
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Without a way to read it wrongly: 1.234 could be a thousand and more in a Turkish column, 1.2340 cannot. */
function plain(value: number): string {
  const text = String(value);
  return /^-?\d{1,3}\.\d{3}$/u.test(text) ? `${text}0` : text;
}

/** A number of a cell as text that says what it is. */
export function cellText(raw: string, shown: Shown, from1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  switch (shown) {
    case 'percent':
      return `${plain(Number((value * 100).toPrecision(15)))}%`;
    case 'time':
      return value < 1 && value >= 0 ? clock(value) : plain(value);
    case 'date':
    case 'instant': {
      // day 60 of 1900 never was, and Excel counts it
      const days = from1904 ? value + 1462 : value < 60 ? value + 1 : value;
      if (days < 1 || days > 2_958_465) return plain(value);
      const day = new Date((Math.floor(days) - 25_569) * DAY_MS).toISOString().slice(0, 10);
      const time = clock(days);
      return time === '00:00:00' ? day : `${day}T${time}`;
    }
    default:
      return plain(value);
  }
}
