import type { Locale } from '../../journey/journey.ts';
import { clean } from '../clean.ts';
import { LEAST_SIZE, lineHeight, type Paragraph } from '../slides/text.ts';
import type { Colours } from './colour.ts';
import { escapeText } from './xml.ts';

const LANG: Readonly<Record<Locale, string>> = { en: 'en-GB', tr: 'tr-TR' };
export const languageTag = (lang: Locale): string => LANG[lang];

/** Size, weight and colour of a run, under any of the names such properties have. */
export function runProperties(
  tag: string,
  lang: Locale | undefined,
  colours: Colours,
  { size = LEAST_SIZE, bold = false, italic = false, color }: Partial<Paragraph>,
): string {
  return (
    `<a:${tag}${lang === undefined ? '' : ` lang="${LANG[lang]}"`} sz="${Math.round(size * 100)}" b="${bold ? 1 : 0}"` +
    `${italic ? ' i="1"' : ''}${lang === undefined ? '' : ' dirty="0"'}>${color === undefined ? '' : colours.solid(color)}` +
    `<a:latin typeface="Arial"/><a:cs typeface="Arial"/></a:${tag}>`
  );
}

/** The first letter that has a direction decides, as in the Unicode algorithm. */
const FIRST_STRONG = /[\p{L}]/u;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
export const isRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(FIRST_STRONG.exec(text)?.[0] ?? '');

/** Line breaks inside a text become paragraphs, so that reading it back gives the same text. */
export function paragraphsXml(paragraphs: readonly Paragraph[], lang: Locale, colours: Colours): string {
  return paragraphs
    .flatMap((paragraph, i) =>
      clean(paragraph.text)
        .split(/\r\n|[\n\r\u2028\u2029]/u)
        .map((line, j): string => {
          const size = paragraph.size ?? LEAST_SIZE;
          const before = i > 0 && j === 0 && paragraph.before ? paragraph.before : 0;
          const turned = isRightToLeft(line);
          const { align = 'l' } = paragraph;
          const side = turned && align === 'l' ? 'r' : align;
          return (
            `<a:p><a:pPr algn="${side}"${turned ? ' rtl="1"' : ' rtl="0"'}><a:lnSpc><a:spcPts val="${lineHeight(size) * 100}"/></a:lnSpc>` +
            `<a:spcBef><a:spcPts val="${Math.round(before * 100)}"/></a:spcBef></a:pPr>` +
            (line === ''
              ? ''
              : `<a:r>${runProperties('rPr', lang, colours, paragraph)}<a:t>${escapeText(line)}</a:t></a:r>`) +
            (paragraph.field && j === 0
              ? `<a:fld id="{9B6B0A6C-2F5B-4E0C-9F5D-6A6E64656E75}" type="${paragraph.field.type}">${runProperties('rPr', lang, colours, paragraph)}<a:t>${escapeText(paragraph.field.text)}</a:t></a:fld>`
              : '') +
            `${runProperties('endParaRPr', lang, colours, paragraph)}</a:p>`
          );
        }),
    )
    .join('');
}
