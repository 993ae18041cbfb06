/** What is said by parts that a board opens without: fetched together with the first of them. */
export const words: Record<string, string> = Object.assign(
  {},
  ...Object.values(
    import.meta.glob<Record<string, string>>(
      './{announce,bring,compare,data,export,follow,history,home,kinds,kpi,numbers,present,share,slides,table,talk,views}.en.json',
      {
        eager: true,
        import: 'default',
      },
    ),
  ),
) as Record<string, string>;
