// @vitest-environment jsdom
import { act } from 'react';
import { expect, it, vi } from 'vitest';
import { PointMenu } from '../../../client/ui/menu.tsx';
import { render, startRendering } from '../support/rendering.tsx';

startRendering();

it('is given up by Escape while it is on its way, and the canvas hears nothing of it', () => {
  const onClose = vi.fn();
  const canvas = vi.fn();
  document.body.addEventListener('keydown', canvas);
  render(<PointMenu at={{ x: 10, y: 10 }} label="Here" groups={[]} onClose={onClose} />);
  const press = (key: string): void =>
    act(() => void document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
  press('a');
  expect(onClose).not.toHaveBeenCalled();
  press('Escape');
  expect(onClose).toHaveBeenCalledOnce();
  expect(canvas).toHaveBeenCalledOnce();
  document.body.removeEventListener('keydown', canvas);
});
