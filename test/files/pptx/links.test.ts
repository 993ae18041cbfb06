import { expect, it } from 'vitest';
import { writePptx } from '../../../shared/files/pptx/pptx.ts';
import { NOW, shop } from './journeys.ts';
import { Package } from './read.ts';

it('[X1] links are connectors glued to the shapes of their cards, and say what they are', () => {
  const journey = shop();
  const [from, to] = [...journey.cards.values()].filter((card) => !card.deleted);
  if (!from || !to) throw new Error('no cards');
  const link = { id: 'link00000000', createdBy: 'ada', from: from.id, to: to.id, kind: 'dependency' as const };
  const links = new Map([[link.id, { ...link, label: 'needs' }]]);
  const file = new Package(writePptx({ ...journey, links }, { now: NOW, lang: 'en' }));
  const shapes = file.slides().flatMap((slide) => slide.shapes);
  const line = shapes.find(({ name }) => name === `link:${link.id}`);
  expect(line).toMatchObject({ tag: 'p:cxnSp', text: '' });
  expect(line?.description).toContain('needs');
  expect(line?.box?.width).toBeGreaterThanOrEqual(0);
  expect(shapes.filter(({ name }) => name.startsWith('link:'))).toHaveLength(1);
});
