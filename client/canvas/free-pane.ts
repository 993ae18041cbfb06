interface Pane {
  width: number;
  height: number;
  domNode?: HTMLElement | null;
}

/**
 * As much of a pane as nothing lies over: what stands at its foot, marked `data-at-foot` by whoever puts it there, takes
 * its height. Without it the last lane of a map that was fitted stood behind a bar, and so did a card that keys went to.
 */
export function freePane({ width, height, domNode }: Pane): { width: number; height: number } {
  const pane = domNode?.getBoundingClientRect();
  if (!domNode || !pane) return { width, height };
  const tops = [...(domNode.closest('main')?.querySelectorAll('[data-at-foot]') ?? [])]
    .map((bar) => bar.getBoundingClientRect())
    .filter(({ left, right, height: high }) => high > 0 && left < pane.right && right > pane.left)
    .map(({ top }) => top - pane.top);
  return { width, height: Math.max(height / 2, Math.min(height, ...tops)) };
}
