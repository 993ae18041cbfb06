export const PICTURE_FILES = 'image/png,image/jpeg,image/webp,image/gif';

/** Asks for files as the browser does; none when the person thinks better of it. */
export function chooseFiles(several: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = PICTURE_FILES;
    input.multiple = several;
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
