/** Just enough of XML for the parts of a workbook: they are made by programs, and hold no entities of their own. */

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/giu, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : '';
  });
}

export function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(tag);
  return found ? unescaped(found[1] ?? found[2] ?? '') : undefined;
}

export interface Element {
  /** The opening tag as it stands. */
  tag: string;
  content: string;
}

/** Elements of a name, in order, none of which holds another of that name. */
export function* elements(xml: string, name: string): Generator<Element> {
  const open = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])[^>]*>`, 'gu');
  const close = new RegExp(`</(?:\\w+:)?${name}\\s*>`, 'gu');
  for (let found = open.exec(xml); found; found = open.exec(xml)) {
    const [tag] = found;
    if (tag.endsWith('/>')) {
      yield { tag, content: '' };
      continue;
    }
    close.lastIndex = open.lastIndex;
    const end = close.exec(xml);
    if (!end) return;
    yield { tag, content: xml.slice(open.lastIndex, end.index) };
    open.lastIndex = close.lastIndex;
  }
}

/** The words of `<t>` inside, without how they are spoken in Japanese (`rPh`). `_x000D_` is a letter Excel cannot write. */
export function textIn(xml: string): string {
  const spoken = xml.includes('rPh') ? xml.replace(/<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/gu, '') : xml;
  let text = '';
  for (const { content } of elements(spoken, 't')) text += unescaped(content);
  return text.replace(/_x([0-9A-F]{4})_/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
