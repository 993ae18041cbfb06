import type { Locale } from '../../journey/journey.ts';
import { TOKENS } from '../../journey/tokens.ts';
import { clean } from '../clean.ts';
import { inkOf } from '../slides/ink.ts';
import { Colours } from './colour.ts';
import { levelsXml, mapXml, PRESENTATION_TYPE, THEME_TYPE, themeXml } from './master.ts';
import type { Part } from './package.ts';
import { frame, shapeTree } from './shape-xml.ts';
import { languageTag } from './text-xml.ts';
import { escapeText, NAMESPACES, XML_HEAD } from './xml.ts';

export const NOTES_MASTER = 'ppt/notesMasters/notesMaster1.xml';
const NOTES_THEME = 'ppt/theme/theme2.xml';

/** A portrait page: the slide above, what is said about it below. */
export const NOTES_PAGE = { width: 540, height: 720 } as const;

const place = (id: number, name: string, placeholder: string, box: string, body: string): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"${placeholder.includes('sldImg') ? ' noRot="1" noChangeAspect="1"' : ''}/></p:cNvSpPr><p:nvPr>${placeholder}</p:nvPr></p:nvSpPr>` +
  `<p:spPr>${box}</p:spPr>${body}</p:sp>`;

const PICTURE = '<p:ph type="sldImg"/>';
const BODY = '<p:ph type="body" sz="quarter" idx="1"/>';

/** Notes are printed: they are light whatever the slides are. */
export function notesMaster(slideRatio: number): Part[] {
  const ink = inkOf({ theme: 'light' });
  const colours = new Colours(ink);
  const width = 450;
  const height = Math.min(300, width / slideRatio);
  const picture = { x: (NOTES_PAGE.width - height * slideRatio) / 2, y: 54, width: height * slideRatio, height };
  const words = { x: 54, y: 54 + height + 26, width: NOTES_PAGE.width - 108, height: NOTES_PAGE.height - height - 134 };
  const shape = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>';
  const shapes =
    place(
      2,
      'Slide',
      PICTURE,
      `${frame('a:xfrm', picture)}${shape}<a:noFill/>${colours.outline(TOKENS.light.line)}`,
      '',
    ) +
    place(
      3,
      'Notes',
      BODY,
      `${frame('a:xfrm', words)}${shape}`,
      '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p></p:txBody>',
    );
  return [
    { path: NOTES_THEME, type: THEME_TYPE, content: themeXml(ink) },
    {
      path: NOTES_MASTER,
      type: `${PRESENTATION_TYPE}.notesMaster+xml`,
      content:
        `${XML_HEAD}<p:notesMaster ${NAMESPACES}><p:cSld><p:bg><p:bgPr>${colours.solid(ink.ground)}<a:effectLst/></p:bgPr></p:bg>${shapeTree(shapes)}</p:cSld>` +
        `${mapXml(colours)}<p:notesStyle>${levelsXml(colours, ink.ink, 12)}</p:notesStyle></p:notesMaster>`,
      relations: [{ id: 'rId1', type: 'theme', target: NOTES_THEME }],
    },
  ];
}

/** What the speaker of one slide reads. */
export function notesPart(path: string, slide: string, lines: readonly string[], lang: Locale): Part {
  const language = languageTag(lang);
  const paragraphs = lines
    .flatMap((line) => clean(line).split(/\r\n|[\n\r\u2028\u2029]/u))
    .map((line) =>
      line.trim() === ''
        ? `<a:p><a:endParaRPr lang="${language}"/></a:p>`
        : `<a:p><a:r><a:rPr lang="${language}" dirty="0"/><a:t>${escapeText(line)}</a:t></a:r></a:p>`,
    )
    .join('');
  return {
    path,
    type: `${PRESENTATION_TYPE}.notesSlide+xml`,
    content:
      `${XML_HEAD}<p:notes ${NAMESPACES}><p:cSld>` +
      shapeTree(
        place(2, 'Slide', PICTURE, '', '') +
          place(3, 'Notes', BODY, '', `<p:txBody><a:bodyPr/><a:lstStyle/>${paragraphs}</p:txBody>`),
      ) +
      '</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>',
    relations: [
      { id: 'rId1', type: 'notesMaster', target: NOTES_MASTER },
      { id: 'rId2', type: 'slide', target: slide },
    ],
  };
}
