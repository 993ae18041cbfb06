/** `?embed`: the map alone, in a page of somebody else's. */
export const isEmbedded = (): boolean => new URLSearchParams(location.search).has('embed');
