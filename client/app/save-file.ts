/** Hands a file to the browser's own downloads. */
export function saveFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name.replaceAll(/[\\/:*?"<>|]/g, ' ').trim();
  link.click();
  URL.revokeObjectURL(address);
}
