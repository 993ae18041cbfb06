import { useEffect, useState } from 'react';

/**
 * A file dropped anywhere on the page; without this the browser would leave the board for it. Answers whether one is
 * held over the page now.
 */
export function useFileDrop(onFile: ((file: File) => void) | undefined): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const isFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
    const over = (event: DragEvent): void => {
      if (!isFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    // leaving one element for another is no leaving of the page
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      // a dialog that takes files has already had it
      if (!isFile(event) || event.defaultPrevented) return;
      event.preventDefault();
      const file = event.dataTransfer?.files[0];
      if (file) onFile?.(file);
    };
    // a file copied in a file manager; pictures are taken by who puts them on the map
    const paste = (event: ClipboardEvent): void => {
      const file = event.clipboardData?.files[0];
      if (!file || event.defaultPrevented || file.type.startsWith('image/')) return;
      if (event.target instanceof Element && event.target.closest('input, textarea, dialog, [role="dialog"]')) return;
      event.preventDefault();
      onFile?.(file);
    };
    addEventListener('paste', paste);
    addEventListener('dragover', over);
    addEventListener('dragleave', leave);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('paste', paste);
      removeEventListener('dragover', over);
      removeEventListener('dragleave', leave);
      removeEventListener('drop', drop);
    };
  }, [onFile]);
  return isOver;
}
