import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Primitives } from '../../../client/charts/primitives.tsx';

describe('primitives', () => {
  it('[X2] are drawn as they are given: text with its halo, dashes, and a hatch over the fill', () => {
    const html = renderToStaticMarkup(
      <svg>
        <Primitives
          items={[
            { type: 'box', x: 1, y: 2, width: 30, height: 40, radius: 8, fill: 'red', hatch: 'blue' },
            {
              type: 'text',
              x: 5,
              y: 6,
              text: 'a <b>',
              size: 11,
              weight: 560,
              fill: 'ink',
              anchor: 'middle',
              halo: 'sky',
            },
            { type: 'path', d: 'M0 0L1 1', stroke: 'teal', dash: [4, 3] },
            { type: 'line', x1: 0, y1: 1, x2: 2, y2: 3, stroke: 'grey', strokeWidth: 1, opacity: 0.5 },
          ]}
        />
      </svg>,
    );
    expect(html).toContain('<rect x="1" y="2" width="30" height="40" rx="8" fill="red"');
    const pattern = /<pattern id="([^"]+)"/.exec(html)?.[1];
    expect(html).toContain(`fill="url(#${pattern})"`);
    expect(html).toContain('a &lt;b&gt;');
    expect(html).toContain('paint-order="stroke"');
    expect(html).toContain('stroke-dasharray="4 3"');
    expect(html).toContain('opacity="0.5"');
  });
});
