import type { Locale } from '../journey.ts';
import en from './insights.en.json';
import tr from './insights.tr.json';
import { saying } from './words.ts';

type InsightWord = keyof typeof en;
export type SayInsight = ReturnType<typeof saying<InsightWord>>;

const SAY: Readonly<Record<Locale, SayInsight>> = { en: saying(en), tr: saying(tr) };

/** The sentences of findings: apart from the other words, for no board opens with them. */
export function sayInsightIn(locale: Locale): SayInsight {
  return SAY[locale];
}
