import { unzlibSync } from 'fflate';
import { advancesOf } from '../../journey/text/advances.ts';
import { fromBase64 } from '../base64.ts';
import { type PdfFile, type Ref, textValue } from './document.ts';
import inter from './inter.json';
import { boxOutline, type Face, type Glyph, partsOf, readFace, writeFont } from './true-type.ts';

const WEIGHTS = [400, 500, 600] as const;
type Weight = (typeof WEIGHTS)[number];
const NAMES: Readonly<Record<Weight, string>> = { 400: 'Inter-Regular', 500: 'Inter-Medium', 600: 'Inter-SemiBold' };

const read = new Map<Weight, readonly Face[]>();

/** Letters are split over several files, by script. */
function facesOf(weight: Weight): readonly Face[] {
  const known = read.get(weight);
  if (known) return known;
  const faces = inter.weights[weight].map((text) => readFace(unzlibSync(fromBase64(text) ?? new Uint8Array())));
  read.set(weight, faces);
  return faces;
}

const nearest = (weight: number): Weight =>
  WEIGHTS.reduce((best, one) => (Math.abs(one - weight) < Math.abs(best - weight) ? one : best));

/** One weight of the font, with the letters that were written in it and no others. */
class SubsetFont {
  readonly name: string;
  readonly #weight: Weight;
  readonly #glyphs: Glyph[] = [];
  readonly #codes: (number | undefined)[] = [];
  /** By code point, so that two letters of one shape can both be copied out as what they are. */
  readonly #byCode = new Map<number, number>();
  readonly #parts = new Map<string, number>();

  constructor(name: string, weight: Weight) {
    this.name = name;
    this.#weight = weight;
    this.#push({ outline: boxOutline(1000, 1400), advance: 1200 }, undefined);
  }

  #push(glyph: Glyph, code: number | undefined): number {
    this.#glyphs.push(glyph);
    this.#codes.push(code);
    return this.#glyphs.length - 1;
  }

  glyph(code: number): number {
    const known = this.#byCode.get(code);
    if (known !== undefined) return known;
    const faces = facesOf(this.#weight);
    const at = faces.findIndex((face) => face.glyphOf(code) !== undefined);
    const face = faces[at];
    const old = face?.glyphOf(code);
    const id =
      face && old !== undefined
        ? this.#push({ outline: this.#renumbered(at, face.outlineOf(old)), advance: face.advanceOf(old) }, code)
        : this.#push(missing(code, this.#weight), code);
    this.#byCode.set(code, id);
    return id;
  }

  /** Parts come along under numbers of their own, and before what they are part of. */
  #renumbered(at: number, outline: Uint8Array): Uint8Array {
    const places = partsOf(outline);
    if (places.length === 0) return outline;
    const copy = outline.slice();
    const view = new DataView(copy.buffer);
    for (const place of places) {
      const old = view.getUint16(place);
      const key = `${at}/${old}`;
      const face = facesOf(this.#weight)[at];
      let part = this.#parts.get(key);
      if (part === undefined && face) {
        part = this.#push(
          { outline: this.#renumbered(at, face.outlineOf(old)), advance: face.advanceOf(old) },
          undefined,
        );
        this.#parts.set(key, part);
      }
      view.setUint16(place, part ?? 0);
    }
    return copy;
  }

  /** In ems. */
  widthOf(glyph: number): number {
    return (this.#glyphs[glyph]?.advance ?? 0) / UNITS;
  }

  write(file: PdfFile): Ref {
    const [face] = facesOf(this.#weight);
    if (!face) throw new Error('the font has no letters');
    const scaled = (units: number): number => Math.round((units * 1000) / face.unitsPerEm);
    const bytes = writeFont(this.#glyphs, face);
    const name = `/${tagOf(this.#codes)}+${NAMES[this.#weight]}`;
    const descriptor = file.add({
      Type: '/FontDescriptor',
      FontName: name,
      Flags: 4,
      FontBBox: face.box.map(scaled),
      ItalicAngle: 0,
      Ascent: scaled(face.ascent),
      Descent: scaled(face.descent),
      CapHeight: 727,
      StemV: this.#weight === 600 ? 120 : this.#weight === 500 ? 100 : 84,
      FontFile2: file.stream(bytes, { Length1: bytes.length }),
    });
    const descendant = file.add({
      Type: '/Font',
      Subtype: '/CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: '(Adobe)', Ordering: '(Identity)', Supplement: 0 },
      FontDescriptor: descriptor,
      DW: 1000,
      W: [0, this.#glyphs.map(({ advance }) => scaled(advance))],
      CIDToGIDMap: '/Identity',
    });
    return file.add({
      Type: '/Font',
      Subtype: '/Type0',
      BaseFont: name,
      Encoding: '/Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: file.stream(this.#unicode()),
    });
  }

  /** What each glyph is when it is copied or searched. */
  #unicode(): string {
    const rows = this.#codes.flatMap((code, glyph) =>
      code === undefined ? [] : [`<${hex(glyph)}> ${textValue(String.fromCodePoint(code)).replace('FEFF', '')}`],
    );
    const blocks: string[] = [];
    for (let i = 0; i < rows.length; i += 100) {
      const block = rows.slice(i, i + 100);
      blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
    }
    return (
      '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n' +
      '/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n' +
      `/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n${blocks.join('\n')}\n` +
      'endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend'
    );
  }
}

const UNITS = 2048;
const hex = (glyph: number): string => glyph.toString(16).padStart(4, '0').toUpperCase();

/** A letter no font here has: an empty box as wide as the line was broken for, and still the letter when copied. */
function missing(code: number, weight: Weight): Glyph {
  const advance = Math.round(advancesOf({ size: 1, weight })(code) * UNITS);
  return advance < 200 ? { outline: new Uint8Array(), advance } : { outline: boxOutline(advance, 1400), advance };
}

/** Six letters that tell two subsets apart. */
function tagOf(codes: readonly (number | undefined)[]): string {
  let hash = 7;
  for (const code of codes) hash = (Math.imul(hash, 31) + (code ?? 0)) >>> 0;
  let tag = '';
  for (let i = 0; i < 6; i++) {
    tag += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26) + i;
  }
  return tag;
}

/** Written from right to left, or joined with its neighbours: it takes more than one glyph after the other. */
const TURNED = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Bidi_Control}]/u;
/** Shown by nothing of their own. */
const UNSEEN = /^[\p{Cf}\p{Cc}\p{Zs}\p{Variation_Selector}]$/u;

const known = new Map<string, boolean>();

function isStrange(letter: string): boolean {
  const before = known.get(letter);
  if (before !== undefined) return before;
  const code = letter.codePointAt(0) ?? 0;
  const isHad = UNSEEN.test(letter) || facesOf(400).some((face) => face.glyphOf(code) !== undefined);
  const strange = TURNED.test(letter) || !isHad;
  known.set(letter, strange);
  return strange;
}

/** Letters of a line that the embedded font cannot show as they are. */
export const strangeLetters = (text: string): string[] => [...text].filter(isStrange);

const TURNED_RUN = new RegExp(`${TURNED.source}(?:[^\\p{L}\\p{N}]*${TURNED.source})*`, 'gu');

/** In the order in which the eye meets them from the left: a reader of the file turns them back. */
export const fromTheLeft = (text: string): string => text.replace(TURNED_RUN, (run) => [...run].reverse().join(''));

/** A run of letters, ready to be shown. */
export interface Run {
  /** The font's name in the page's resources. */
  font: string;
  hex: string;
  /** In ems, as the font has them. */
  width: number;
}

export class Fonts {
  readonly #fonts = new Map<Weight, SubsetFont>();

  run(text: string, weight: number): Run {
    const near = nearest(weight);
    const font = this.#fonts.get(near) ?? new SubsetFont(`F${near}`, near);
    this.#fonts.set(near, font);
    let written = '';
    let width = 0;
    for (const letter of text) {
      const glyph = font.glyph(letter.codePointAt(0) ?? 0);
      written += hex(glyph);
      width += font.widthOf(glyph);
    }
    return { font: font.name, hex: written, width };
  }

  /** Once all text was set. */
  write(file: PdfFile): Record<string, Ref> {
    const fonts = [...this.#fonts.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    return Object.fromEntries(fonts.map((font) => [font.name, font.write(file)]));
  }
}
