// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { journeyOf } from '../../shared/files/journey-file.ts';
import { mapSvg, writeSvg } from '../../shared/files/svg.ts';
import type { Scene } from '../../shared/journey/scene.types.ts';
import { templateFile, templates } from '../../templates/index.ts';

function parsed(text: string): Element {
  const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
  expect(root.nodeName, root.textContent).toBe('svg');
  return root;
}

const scene: Scene = {
  width: 200,
  height: 100,
  background: '#FFFFFF',
  locale: 'tr',
  title: 'Ürün <Ağaç> & "Işık"',
  description: 'Bir\u0000 iki\ud800',
  items: [
    { type: 'box', x: 0, y: 0.333333, width: 10, height: 10, hatch: '#D3CCBD' },
    {
      type: 'text',
      x: 5,
      y: 5,
      text: 'a < b\u0007',
      size: 12.5,
      weight: 440,
      fill: '#22252A',
      anchor: 'end',
      halo: '#F7F5F0',
    },
    { type: 'line', x1: 0, y1: 1e-9, x2: 5, y2: 5, stroke: '#22252A', strokeWidth: 1, dash: [6, 5] },
  ],
};

describe('SVG', () => {
  it('[X2] is well-formed, named and described, whatever people wrote', () => {
    const root = parsed(writeSvg(scene));
    expect(root.getAttribute('role')).toBe('img');
    const [title, description] = (root.getAttribute('aria-labelledby') ?? '').split(' ');
    expect(root.querySelector(`#${title}`)?.textContent).toBe('Ürün <Ağaç> & "Işık"');
    expect(root.querySelector(`#${description}`)?.textContent).toBe('Bir iki');
    expect(root.querySelector('text')?.textContent).toBe('a < b');
    expect(root.getAttribute('xml:lang')).toBe('tr');
    expect(root.getAttribute('font-family')).toMatch(/^Inter,.*sans-serif$/u);
  });

  it('[N2] hatches by a pattern over the shape', () => {
    const root = parsed(writeSvg(scene));
    const fills = [...root.querySelectorAll('rect')].map((rect) => rect.getAttribute('fill'));
    expect(fills).toEqual(['#FFFFFF', 'none', 'url(#hatch0)']);
    expect(root.querySelector('pattern#hatch0 path')?.getAttribute('stroke')).toBe('#D3CCBD');
  });

  it('[X2] gives the same bytes for the same map, and well-formed ones for every template', () => {
    for (const { id } of templates) {
      for (const lang of ['en', 'tr'] as const) {
        const svg = mapSvg(journeyOf(templateFile(id, lang)), { lang });
        expect(mapSvg(journeyOf(templateFile(id, lang)), { lang })).toBe(svg);
        expect(svg).not.toMatch(/NaN|undefined|Infinity/u);
        parsed(svg);
      }
    }
  });

  it('draws a sheet with the name of a board that has no map', () => {
    const journey = journeyOf(templateFile('blank', 'en'));
    const root = parsed(mapSvg({ ...journey, maps: new Map() }, { lang: 'en', theme: 'dark' }));
    expect(root.querySelector('text')?.textContent).toBe(journey.board.title);
  });
});
