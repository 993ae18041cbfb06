import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../editor/store.ts';
import { replace } from './route.ts';

const PRESENT = /\/present\/?$/u;

/** Whether the map is presented; the address says so, so that a link begins with it. */
export function usePresenting(boardId: string, editor: Editor): boolean {
  const presenting = useStore(editor.desk, ({ dialog }) => dialog?.kind === 'present');
  useEffect(() => {
    if (PRESENT.test(location.pathname)) editor.desk.open({ kind: 'present' });
  }, [editor]);
  useEffect(() => {
    const path = `/b/${boardId}`;
    const leave = (): void => {
      if (PRESENT.test(location.pathname)) replace(`${path}${location.search}${location.hash}`);
    };
    if (!presenting) return undefined;
    replace(`${path}/present${location.search}${location.hash}`);
    return leave;
  }, [presenting, boardId]);
  return presenting;
}
