/** Everything the interface says in one language. */
export const words: Record<string, string> = Object.assign(
  {},
  ...Object.values(import.meta.glob<Record<string, string>>('./*.en.json', { eager: true, import: 'default' })),
) as Record<string, string>;
