const KEY = 'journeyboard.palette';
const MOST = 6;

/** Ids of the actions used from the palette, latest first; kept in this browser. */
export function recentActions(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function rememberAction(id: string): void {
  try {
    localStorage.setItem(KEY, JSON.stringify([id, ...recentActions().filter((other) => other !== id)].slice(0, MOST)));
  } catch {
    // a browser that keeps nothing still does everything else
  }
}
