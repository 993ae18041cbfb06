import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fontOf, MARGIN, paintScene } from '../../../client/export/paint-scene.ts';
import { fitsAt, greatestScale, pixels, type Limit } from '../../../client/export/map-png.ts';
import type { Primitive, Scene } from '../../../shared/journey/scene.types.ts';

/** What a Path2D was made of. */
class Recorded {
  readonly made: unknown[];
  constructor(d?: string) {
    this.made = d === undefined ? [] : [d];
  }
  rect(...numbers: number[]): void {
    this.made.push('rect', ...numbers);
  }
  roundRect(...numbers: number[]): void {
    this.made.push('roundRect', ...numbers);
  }
}

type Call = readonly [name: string, ...values: unknown[]];

/** A canvas context that writes down what it is told, with the settings that held then. */
function recorder(): { paper: CanvasRenderingContext2D; calls: Call[] } {
  const calls: Call[] = [];
  const settings: Record<string, unknown> = {};
  const paper = new Proxy(settings, {
    get: (_, name) =>
      typeof name === 'string' && name in settings
        ? settings[name]
        : (...values: unknown[]) => {
            const plain = values.map((value) => (value instanceof Recorded ? value.made : value));
            calls.push([String(name), ...plain, { ...settings }]);
          },
    set: (_, name, value) => {
      settings[String(name)] = value;
      return true;
    },
  });
  return { paper: paper as unknown as CanvasRenderingContext2D, calls };
}

function paint(items: readonly Primitive[], scale = 2): Call[] {
  const scene: Scene = {
    width: 100,
    height: 50,
    background: '#F7F5F0',
    locale: 'en',
    title: '',
    description: '',
    items,
  };
  const { paper, calls } = recorder();
  paintScene(paper, scene, scale, (_, colour) => `lines of ${colour}` as unknown as CanvasPattern);
  return calls;
}

beforeAll(() => vi.stubGlobal('Path2D', Recorded));
afterAll(() => void vi.unstubAllGlobals());

describe('painting a scene', () => {
  it('[X2] covers the whole sheet with its background, margin and all', () => {
    expect(paint([]).map((call) => call.slice(0, -1))).toEqual([
      ['setTransform', 2, 0, 0, 2, 2 * MARGIN, 2 * MARGIN],
      ['fillRect', -MARGIN, -MARGIN, 100 + 2 * MARGIN, 50 + 2 * MARGIN],
    ]);
  });

  it('[X2] fills, hatches and strokes a box in this order', () => {
    const calls = paint([
      {
        type: 'box',
        x: 1,
        y: 2,
        width: 30,
        height: 10,
        radius: 40,
        fill: '#FFF',
        hatch: '#0B7A75',
        stroke: '#22252A',
        opacity: 0.5,
      },
    ]);
    const shape = ['roundRect', 1, 2, 30, 10, 5];
    expect(calls.slice(2)).toMatchObject([
      ['fill', shape, { fillStyle: '#FFF', globalAlpha: 0.5 }],
      ['fill', shape, { fillStyle: 'lines of #0B7A75' }],
      ['setLineDash', [], {}],
      ['stroke', shape, { strokeStyle: '#22252A', lineWidth: 1 }],
    ]);
  });

  it('[X2] strokes a dashed path and leaves what has no fill open', () => {
    const calls = paint([{ type: 'path', d: 'M0,0L9,9', stroke: '#C2410C', strokeWidth: 2, dash: [4, 3] }]);
    expect(calls.slice(2).map(([name]) => name)).toEqual(['setLineDash', 'stroke']);
    expect(calls[2]?.[1]).toEqual([4, 3]);
    expect(calls[3]).toMatchObject(['stroke', ['M0,0L9,9'], { lineWidth: 2 }]);
  });

  it('[C7] sets text without kerning at its baseline, its halo under it', () => {
    const calls = paint([
      {
        type: 'text',
        x: 5,
        y: 20,
        text: 'İyi',
        size: 12.5,
        weight: 440,
        fill: '#22252A',
        anchor: 'middle',
        halo: '#F7F5F0',
      },
    ]);
    expect(calls.slice(2).map(([name]) => name)).toEqual(['setLineDash', 'strokeText', 'fillText']);
    expect(calls.at(-1)).toMatchObject([
      'fillText',
      'İyi',
      5,
      20,
      {
        font: fontOf({ size: 12.5, weight: 440 }),
        textAlign: 'center',
        fontKerning: 'none',
        textBaseline: 'alphabetic',
        fillStyle: '#22252A',
      },
    ]);
  });

  it('[X2] does not hand one item’s see-through to the next', () => {
    const box: Primitive = { type: 'box', x: 0, y: 0, width: 1, height: 1, fill: '#FFF' };
    const calls = paint([{ ...box, opacity: 0.2 }, box]);
    expect(calls.at(-1)).toMatchObject(['fill', ['rect', 0, 0, 1, 1], { globalAlpha: 1 }]);
  });
});

const LIMIT: Limit = { side: 16_384, area: 2 ** 27 };

describe('the size of a picture', () => {
  it('keeps the wanted scale where it fits', () => {
    expect(greatestScale({ width: 1400, height: 900 }, 3, LIMIT)).toBe(3);
    expect(pixels({ width: 1400, height: 900 }, 2)).toEqual({ width: 2864, height: 1864 });
  });

  it('falls to the greatest scale that a browser can draw', () => {
    expect(greatestScale({ width: 8000, height: 1000 }, 3, LIMIT)).toBe(2);
    expect(greatestScale({ width: 8000, height: 9000 }, 3, LIMIT)).toBe(1);
    const tall = { width: 1142, height: 20_579 };
    expect(greatestScale(tall, 3, LIMIT)).toBeLessThan(1);
    expect(greatestScale(tall, 3, { ...LIMIT, side: 65_535 })).toBe(2);
    const huge = { width: 40_000, height: 12_000 };
    const scale = greatestScale(huge, 3, LIMIT);
    expect(scale).toBe(0.4);
    expect(fitsAt(huge, scale, LIMIT)).toBe(true);
    expect(fitsAt(huge, scale + 0.01, LIMIT)).toBe(false);
    expect(pixels(huge, scale).width).toBeLessThanOrEqual(LIMIT.side);
  });
});
