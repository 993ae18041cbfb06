/** Where a pasted link leads: a path of this server, or a whole address of another one. */
export function boardAddress(text: string, origin: string): string | undefined {
  const [, host = '', id, key = ''] =
    /^(https?:\/\/[^/]+)?(?:\/?b\/)?([A-Za-z0-9]{12})\/?(#[\w.-]+)?$/.exec(text.trim()) ?? [];
  if (id === undefined) return undefined;
  const path = `/b/${id}${key}`;
  if (host === '' || host === origin) return path;
  return `${host}${path}`;
}
