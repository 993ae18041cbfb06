import { type RefObject, useEffect } from 'react';
import { useStore } from 'zustand';
import { findFolded, fold } from '../../shared/journey/text/fold.ts';
import { useCanvas } from './canvas-context.ts';

const NAME = 'found-words';

/** Marks what is looked for in the words of cards, without touching what they are made of. */
export function useWordMarks(root: RefObject<HTMLElement | null>): void {
  const { editor } = useCanvas();
  const query = useStore(editor, (state) => (state.finder === 'search' ? fold(state.query.trim()) : ''));
  useEffect(() => {
    const cards = root.current?.querySelector('.react-flow__nodes');
    if (query === '' || !cards || !('highlights' in CSS)) return undefined;
    let frame = 0;
    const mark = (): void => {
      const lines = document.createTreeWalker(cards, NodeFilter.SHOW_TEXT);
      const ranges: StaticRange[] = [];
      while (lines.nextNode()) {
        const node = lines.currentNode;
        for (const { at, length } of findFolded(node.nodeValue ?? '', query)) {
          ranges.push(
            new StaticRange({ startContainer: node, startOffset: at, endContainer: node, endOffset: at + length }),
          );
        }
      }
      CSS.highlights.set(NAME, new Highlight(...ranges));
    };
    // cards come and go as the map moves
    const watch = new MutationObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(mark);
    });
    watch.observe(cards, { childList: true, subtree: true, characterData: true });
    mark();
    return () => {
      watch.disconnect();
      cancelAnimationFrame(frame);
      CSS.highlights.delete(NAME);
    };
  }, [root, query]);
}
