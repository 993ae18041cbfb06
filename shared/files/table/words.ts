import type { Table, TableColumn } from './table.ts';

/** Lower case without Turkish marks, so that İ, ı, Ş and S meet. */
export function fold(text: string): string {
  return text
    .toLocaleLowerCase('tr')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replace(/[\u0300-\u036F]/g, '')
    .replace(/[^a-z0-9%]+/g, ' ')
    .trim();
}

/** Names that open columns of a meaning, best first; matched against the folded header. */
export const COLUMN_WORDS = {
  step: /^(?:step|stage|adim|asama|event|olay|name|funnel step|huni adimi|page|sayfa|deal stage|touchpoint|temas noktasi)\b/,
  count:
    /\b(?:count|users|user|active users|people|visitors|sessions|kisi|kullanici|adet|sayi|sayisi|ziyaretci|musteri|customers|total)\b/,
  notCount:
    /%|^pay$|\b(?:rate|oran|orani|share|payi|time|sure|suresi|seconds|saniye|revenue|ciro|duration|abandonments|kayip|id)\b/,
  segment:
    /\b(?:segment|channel|kanal|device|cihaz|country|ulke|breakdown|breakdown value|source|kaynak|serie|campaign|kampanya)\b/,
  target: /^(?:stage|asama|step|adim|touchpoint|temas noktasi|temas|card|kart|column|sutun)\b/,
  metric: /^(?:metric|metrik|kpi|measure|olcut|gosterge|metric name)\b/,
  period: /\b(?:period|donem|date|tarih|tarihi|month|ay|week|hafta|year|yil|quarter|ceyrek)\b/,
  value: /^(?:value|deger|score|puan|skor|sonuc|result)\b/,
  n: /^(?:n|sample|sample size|base|responses|answers|yanit|yanit sayisi|orneklem|cevap|katilimci|respondents)$/,
} as const;

export function columnNamed(
  table: Table,
  pattern: RegExp,
  allow: (column: TableColumn) => boolean = () => true,
): TableColumn | undefined {
  return table.columns.find((column) => allow(column) && pattern.test(fold(column.title)));
}

/** How sure a guess is: `sure` from headers that say so, `likely` from the cells, `unsure` = ask. */
export type Confidence = 'sure' | 'likely' | 'unsure';

/** Where in a table a problem stands, in words that a spreadsheet shows too. */
export function cellPlace(row: number, title: string): string {
  return `row ${row}, column "${title}"`;
}
