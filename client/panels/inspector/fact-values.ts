/** Tags as they were typed, separated by commas; each once. */
export function tagsFrom(typed: string): string[] {
  const tags = typed
    .split(/[,;\n]/u)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '');
  return [...new Set(tags)];
}

/** A link that may be kept; null clears it, undefined is none (a link is opened by a click, so nothing that runs). */
export function linkFrom(typed: string): string | null | undefined {
  const text = typed.trim();
  if (text === '') return null;
  if (/^mailto:[^\s@]+@[^\s@]+$/iu.test(text)) return text;
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/u.test(text)) return `mailto:${text}`;
  const whole = /^[a-z][a-z0-9+.-]*:/iu.test(text) && !/^[^/:]+:\d+(\/|$)/u.test(text) ? text : `https://${text}`;
  try {
    const { protocol, hostname } = new URL(whole);
    return /^https?:$/u.test(protocol) && (hostname.includes('.') || whole === text) ? whole : undefined;
  } catch {
    return undefined;
  }
}
