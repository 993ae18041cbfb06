import { expect, it } from 'vitest';
import { kilobytes, scriptOf } from '../support/page-weight.ts';

const heaviest = (page: 'board' | 'start') =>
  scriptOf(page)
    .sort((a, b) => b.bytes - a.bytes)
    .map(({ file, bytes }) => `${file} ${bytes}`);

it('a board opens with at most 300 kB of packed script; what it does not need to be seen is fetched behind it', () => {
  // when this fails: load what you added by lazy(), and put it into client/app/later.ts
  expect(kilobytes(scriptOf('board')), heaviest('board').join('\n')).toBeLessThanOrEqual(300);
});

it('the start page does without the canvas', () => {
  const files = heaviest('start').join('\n');
  expect(kilobytes(scriptOf('start')), files).toBeLessThanOrEqual(200);
  expect(files).not.toContain('board-page');
});
