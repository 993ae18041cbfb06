import { zlibSync } from 'fflate';

/** A reference to an object of the file. */
export interface Ref {
  readonly id: number;
}
export type Value = string | number | Ref | readonly Value[] | Dictionary;
/** Strings are written as they are: names with their slash, texts by `textValue`. */
export type Dictionary = { readonly [key: string]: Value | undefined };

const isRef = (value: object): value is Ref =>
  'id' in value && typeof value.id === 'number' && Object.keys(value).length === 1;

/** At most three decimals, never an exponent. */
export const num = (value: number): string => String(Number(value.toFixed(3)) || 0);

function written(value: Value): string {
  if (typeof value === 'number') return num(value);
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(written).join(' ')}]`;
  if (isRef(value)) return `${value.id} 0 R`;
  return `<<${Object.entries(value)
    .flatMap(([key, one]) => (one === undefined ? [] : [`/${key} ${written(one as Value)}`]))
    .join('')}>>`;
}

/** Words of people in a dictionary: UTF-16, so that every letter is possible. */
export function textValue(text: string): string {
  let hex = 'FEFF';
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(4, '0').toUpperCase();
  return `<${hex}>`;
}

/** A moment as PDF says it, in UTC. */
export function dateValue(now: number): string {
  return `(D:${new Date(now).toISOString().slice(0, 19).replace(/[-:T]/gu, '')}Z)`;
}

const encoder = new TextEncoder();

/** Objects in the order in which they are made, so that the same calls give the same bytes (X2). */
export class PdfFile {
  readonly #objects: (Uint8Array | undefined)[] = [];

  /** A place for what is known later. */
  reserve(): Ref {
    this.#objects.push(undefined);
    return { id: this.#objects.length };
  }

  add(value: Value, ref = this.reserve()): Ref {
    this.#objects[ref.id - 1] = encoder.encode(written(value));
    return ref;
  }

  stream(content: Uint8Array | string, dictionary: Dictionary = {}, isPacked = false): Ref {
    const bytes = typeof content === 'string' ? encoder.encode(content) : content;
    const packed = isPacked ? bytes : zlibSync(bytes, { level: 6 });
    const head = { ...dictionary, ...(isPacked ? {} : { Filter: '/FlateDecode' }), Length: packed.length };
    const begin = encoder.encode(`${written(head)}\nstream\n`);
    const end = encoder.encode('\nendstream');
    const whole = new Uint8Array(begin.length + packed.length + end.length);
    whole.set(begin, 0);
    whole.set(packed, begin.length);
    whole.set(end, begin.length + packed.length);
    const ref = this.reserve();
    this.#objects[ref.id - 1] = whole;
    return ref;
  }

  write(trailer: { Root: Ref; Info: Ref }): Uint8Array {
    const parts: Uint8Array[] = [];
    let size = 0;
    const push = (bytes: Uint8Array | string): void => {
      const part = typeof bytes === 'string' ? encoder.encode(bytes) : bytes;
      parts.push(part);
      size += part.length;
    };
    push('%PDF-1.7\n');
    push(new Uint8Array([0x25, 0xe2, 0xe3, 0xcf, 0xd3, 0x0a]));
    const offsets = this.#objects.map((object, i) => {
      if (!object) throw new Error(`object ${i + 1} was never written`);
      const at = size;
      push(`${i + 1} 0 obj\n`);
      push(object);
      push('\nendobj\n');
      return at;
    });
    const start = size;
    const id = `<${fingerprint(parts)}>`;
    push(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n`);
    push(offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join(''));
    push(`trailer\n${written({ Size: offsets.length + 1, ...trailer, ID: [id, id] })}\nstartxref\n${start}\n%%EOF\n`);
    const file = new Uint8Array(size);
    let at = 0;
    for (const part of parts) {
      file.set(part, at);
      at += part.length;
    }
    return file;
  }
}

/** Of the content alone, so that no clock and no chance gets into the file: four runs of FNV-1a. */
function fingerprint(parts: readonly Uint8Array[]): string {
  return [0x811c_9dc5, 0x1234_5678, 0x9e37_79b9, 0x7f4a_7c15]
    .map((seed) => {
      let hash = seed;
      for (const part of parts) for (const byte of part) hash = Math.imul(hash ^ byte, 0x0100_0193) >>> 0;
      return hash.toString(16).padStart(8, '0').toUpperCase();
    })
    .join('');
}
