import { strFromU8, unzipSync } from 'fflate';

export const SLIDE = { width: 960 * 12_700, height: 540 * 12_700 };

/** Throws with the parser's words on XML that is not well-formed. */
export function parseXml(text: string): Document {
  const document = new DOMParser().parseFromString(text, 'application/xml');
  const wrong = document.getElementsByTagName('parsererror')[0];
  if (wrong) throw new Error(wrong.textContent);
  return document;
}

export interface ReadShape {
  tag: string;
  name: string;
  description: string;
  /** Paragraphs joined by line breaks, as python-pptx reads them. */
  text: string;
  box: { x: number; y: number; width: number; height: number } | undefined;
}

export interface ReadSlide {
  path: string;
  title: string;
  shapes: readonly ReadShape[];
  /** Every size of text on it, in hundredths of a point. */
  sizes: readonly number[];
}

export class Package {
  readonly files: Readonly<Record<string, Uint8Array>>;

  constructor(bytes: Uint8Array) {
    this.files = unzipSync(bytes);
  }

  get paths(): string[] {
    return Object.keys(this.files);
  }

  text(path: string): string {
    const file = this.files[path];
    if (!file) throw new Error(`no part ${path}`);
    return strFromU8(file);
  }

  xml(path: string): Document {
    try {
      return parseXml(this.text(path));
    } catch (error) {
      throw new Error(`${path}: ${String(error)}`, { cause: error });
    }
  }

  /** Parts that relations point at, from the root. */
  relations(): { from: string; target: string }[] {
    return this.paths
      .filter((path) => path.endsWith('.rels'))
      .flatMap((path) => {
        const from = path.replace('_rels/', '').replace(/\.rels$/u, '');
        return [...this.xml(path).getElementsByTagName('Relationship')].map((relation) => ({
          from,
          target: decodeURIComponent(
            new URL(relation.getAttribute('Target') ?? '', `http://root/${from}`).pathname.slice(1),
          ),
        }));
      });
  }

  contentType(path: string): string | undefined {
    const types = this.xml('[Content_Types].xml');
    const one = [...types.getElementsByTagName('Override')].find(
      (type) => type.getAttribute('PartName') === `/${path}`,
    );
    const extension = path.slice(path.lastIndexOf('.') + 1);
    const fallback = [...types.getElementsByTagName('Default')].find(
      (type) => type.getAttribute('Extension') === extension,
    );
    return (one ?? fallback)?.getAttribute('ContentType') ?? undefined;
  }

  /** In the order of the presentation, by their numbered paths. */
  slides(): ReadSlide[] {
    const number = (path: string): number => Number(/\d+/u.exec(path)?.[0]);
    return this.paths
      .filter((path) => /^ppt\/slides\/slide\d+\.xml$/u.test(path))
      .sort((a, b) => number(a) - number(b))
      .map((path) => readSlide(path, this.text(path)));
  }
}

const SHAPES = new Set(['p:sp', 'p:cxnSp', 'p:graphicFrame', 'p:pic']);
const TOKEN = /<(\/?)([\w:]+)([^>]*?)(\/?)>|([^<]+)/gu;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const unescape = (text: string): string => text.replace(/&(\w+);/gu, (all, name: string) => ENTITIES[name] ?? all);

interface Gathered {
  tag: string;
  name: string;
  description: string;
  paragraphs: string[];
  box?: { x: number; y: number; width: number; height: number };
}

/** Token by token, for jsdom takes seconds over a deck; that the XML is well-formed is a test of its own. */
function readSlide(path: string, xml: string): ReadSlide {
  const shapes: Gathered[] = [];
  const sizes: number[] = [];
  let inside: Gathered | undefined;
  for (const [, close, tag = '', attributes = '', , text] of xml.matchAll(TOKEN)) {
    const attribute = (name: string): string | undefined => {
      const value = new RegExp(` ${name}="([^"]*)"`, 'u').exec(attributes)?.[1];
      return value === undefined ? undefined : unescape(value);
    };
    const size = attribute('sz');
    if (size !== undefined) sizes.push(Number(size));
    if (SHAPES.has(tag)) {
      inside = close ? undefined : { tag, name: '', description: '', paragraphs: [] };
      if (inside) shapes.push(inside);
    }
    if (!inside) continue;
    if (tag === 'p:cNvPr' && !close) {
      inside.name = attribute('name') ?? '';
      inside.description = attribute('descr') ?? '';
    }
    if (tag === 'a:off') inside.box = { x: Number(attribute('x')), y: Number(attribute('y')), width: NaN, height: NaN };
    if (inside.box && tag === 'a:ext' && attribute('cx') !== undefined) {
      inside.box.width = Number(attribute('cx'));
      inside.box.height = Number(attribute('cy'));
    }
    if (tag === 'a:p' && !close) inside.paragraphs.push('');
    if (text !== undefined) inside.paragraphs.push(`${inside.paragraphs.pop() ?? ''}${unescape(text)}`);
  }
  const read = shapes.map(({ paragraphs, box, ...shape }): ReadShape => ({
    ...shape,
    text: paragraphs.join('\n'),
    box,
  }));
  return { path, title: read.find(({ name }) => name === 'Title')?.text ?? '', shapes: read, sizes };
}
