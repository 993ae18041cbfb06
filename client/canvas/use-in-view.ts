import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type RefObject, useCallback, useEffect } from 'react';
import type { MapLayout } from '../../shared/journey/layout.types.ts';
import { LEFT_INSET, MARGIN, shift } from './view.ts';

/**
 * Moves the map so far that a thing on it is in view. What the keyboard comes to is followed without asking, for the
 * browser cannot scroll here: a stage that is named behind the edge of the window would be named blindly.
 */
export function useInView(
  root: RefObject<HTMLElement | null>,
  layout: () => MapLayout,
): (element: HTMLElement) => void {
  const { setViewport } = useReactFlow();
  const flow = useStoreApi();

  const bring = useCallback(
    (element: HTMLElement): void => {
      const { domNode, transform } = flow.getState();
      if (!domNode) return;
      const pane = domNode.getBoundingClientRect();
      const [x, y, zoom] = transform;
      const { rail, header } = layout();
      const box = element.getBoundingClientRect();
      const frozen = element.closest('[data-frozen]')?.getAttribute('data-frozen') ?? '';
      const left = LEFT_INSET + rail * zoom + MARGIN / 2;
      const top = header.height * zoom + MARGIN;
      const dx = frozen.includes('x')
        ? 0
        : shift(box.left - pane.left, box.right - pane.left, left, pane.width - MARGIN);
      const dy = frozen.includes('y') ? 0 : shift(box.top - pane.top, box.bottom - pane.top, top, pane.height - MARGIN);
      if (dx !== 0 || dy !== 0) void setViewport({ x: x + dx, y: y + dy, zoom });
    },
    [layout, flow, setViewport],
  );

  useEffect(() => {
    const element = root.current;
    const follow = ({ target }: FocusEvent): void => {
      // cards and cells are followed by their own keys; a click is where the eyes are already
      const isFollowed =
        target instanceof HTMLElement &&
        target.closest('.react-flow__viewport') !== null &&
        target.closest('[data-card], [data-cell]') === null &&
        target.matches(':focus-visible');
      if (isFollowed) bring(target);
    };
    element?.addEventListener('focusin', follow);
    return () => element?.removeEventListener('focusin', follow);
  }, [root, bring]);
  return bring;
}
