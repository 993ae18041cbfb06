/** Everything a page says before it has more, in one language; the rest is in `more.en.ts`. */
export const words: Record<string, string> = Object.assign(
  {},
  ...Object.values(
    import.meta.glob<Record<string, string>>(
      [
        './*.en.json',
        '!./{announce,bring,compare,data,export,follow,history,home,kinds,kpi,numbers,present,share,slides,table,talk,views}.en.json',
      ],
      {
        eager: true,
        import: 'default',
      },
    ),
  ),
) as Record<string, string>;
