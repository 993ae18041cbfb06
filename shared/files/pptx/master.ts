import type { Box } from '../../journey/layout.types.ts';
import { coverBoxes } from '../slides/cover.ts';
import { SLOTS, type Ink } from '../slides/ink.ts';
import { titleBox, type Page } from '../slides/page.ts';
import type { Colours } from './colour.ts';
import type { Part, Relation } from './package.ts';
import { EMU, pictureXml, shapeTree } from './shape-xml.ts';
import { NAMESPACES, XML_HEAD } from './xml.ts';

export const PRESENTATION_TYPE = 'application/vnd.openxmlformats-officedocument.presentationml';
export const THEME_TYPE = 'application/vnd.openxmlformats-officedocument.theme+xml';

export const LAYOUTS = {
  title: 'ppt/slideLayouts/slideLayout1.xml',
  cover: 'ppt/slideLayouts/slideLayout2.xml',
} as const;
export const MASTER = 'ppt/slideMasters/slideMaster1.xml';
export const THEME = 'ppt/theme/theme1.xml';

export function themeXml({ slots }: Pick<Ink, 'slots'>): string {
  const font = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface="Arial"/>';
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = (width: number): string => `<a:ln w="${width}">${fill}</a:ln>`;
  const colours = SLOTS.map(
    (slot) => `<a:${slot}><a:srgbClr val="${slots[slot].slice(1).toUpperCase()}"/></a:${slot}>`,
  );
  return (
    `${XML_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Journeyboard"><a:themeElements>` +
    `<a:clrScheme name="Journeyboard">${colours.join('')}</a:clrScheme>` +
    `<a:fontScheme name="Journeyboard"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme>` +
    `<a:fmtScheme name="Journeyboard"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst>` +
    `<a:lnStyleLst>${line(9525)}${line(12_700)}${line(19_050)}</a:lnStyleLst>` +
    `<a:effectStyleLst>${'<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)}</a:effectStyleLst>` +
    `<a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
  );
}

function placeholder(id: number, name: string, type: string, box: Box, anchor: string, prompt: string): string {
  const { x, y, width, height } = box;
  const emu = (points: number): number => Math.round(points * EMU);
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="${type}"${type === 'subTitle' ? ' idx="1"' : ''}/></p:nvPr></p:nvSpPr>` +
    `<p:spPr><a:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/></a:xfrm>` +
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>' +
    `<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="${anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle/>` +
    `<a:p><a:r><a:rPr lang="en-GB"/><a:t>${prompt}</a:t></a:r></a:p></p:txBody></p:sp>`
  );
}

export function levelsXml(colours: Colours, hex: string, size: number): string {
  return Array.from(
    { length: 9 },
    (_, i) =>
      `<a:lvl${i + 1}pPr><a:defRPr sz="${size * 100}">${colours.solid(hex)}<a:latin typeface="+mn-lt"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl${i + 1}pPr>`,
  ).join('');
}

export function mapXml({ map }: Colours): string {
  const accents = Array.from({ length: 6 }, (_, i) => `accent${i + 1}="accent${i + 1}"`).join(' ');
  return `<p:clrMap bg1="${map.bg1}" tx1="${map.tx1}" bg2="${map.bg2}" tx2="${map.tx2}" ${accents} hlink="hlink" folHlink="folHlink"/>`;
}

function masterXml(page: Page, ink: Ink, colours: Colours): string {
  const levels = levelsXml(colours, ink.ink, 12);
  return (
    `${XML_HEAD}<p:sldMaster ${NAMESPACES}><p:cSld><p:bg><p:bgPr>${colours.solid(ink.ground)}<a:effectLst/></p:bgPr></p:bg>` +
    `${shapeTree(placeholder(2, 'Title', 'title', titleBox(page), 'ctr', 'Title'))}</p:cSld>${mapXml(colours)}` +
    '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId2"/></p:sldLayoutIdLst>' +
    `<p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/><a:defRPr sz="2400" b="1">${colours.solid(ink.ink)}` +
    '<a:latin typeface="+mj-lt"/><a:cs typeface="+mj-cs"/></a:defRPr></a:lvl1pPr></p:titleStyle>' +
    `<p:bodyStyle>${levels}</p:bodyStyle><p:otherStyle>${levels}</p:otherStyle></p:txStyles></p:sldMaster>`
  );
}

function layoutXml(name: string, type: string, shapes: string, background = ''): string {
  return (
    `${XML_HEAD}<p:sldLayout ${NAMESPACES} type="${type}" preserve="1"><p:cSld name="${name}">${background}${shapeTree(shapes)}</p:cSld>` +
    '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>'
  );
}

/** Theme, master and the two layouts; a logo stands on the layout, so that it is changed in one place. */
export function masterParts(
  page: Page,
  ink: Ink,
  colours: Colours,
  logo: { box: Box; target: string } | undefined,
): Part[] {
  const toMaster: Relation = { id: 'rId1', type: 'slideMaster', target: MASTER };
  const boxes = coverBoxes(page);
  const mark = logo ? pictureXml('<p:cNvPr id="3" name="Logo" descr="Logo"/>', logo.box, 'rId2') : '';
  return [
    { path: THEME, type: THEME_TYPE, content: themeXml(ink) },
    {
      path: MASTER,
      type: `${PRESENTATION_TYPE}.slideMaster+xml`,
      content: masterXml(page, ink, colours),
      relations: [
        { id: 'rId1', type: 'slideLayout', target: LAYOUTS.title },
        { id: 'rId2', type: 'slideLayout', target: LAYOUTS.cover },
        { id: 'rId3', type: 'theme', target: THEME },
      ],
    },
    {
      path: LAYOUTS.title,
      type: `${PRESENTATION_TYPE}.slideLayout+xml`,
      content: layoutXml(
        'Title only',
        'titleOnly',
        placeholder(2, 'Title', 'title', titleBox(page), 'ctr', 'Title') + mark,
      ),
      relations: logo ? [toMaster, { id: 'rId2', type: 'image', target: logo.target }] : [toMaster],
    },
    {
      path: LAYOUTS.cover,
      type: `${PRESENTATION_TYPE}.slideLayout+xml`,
      content: layoutXml(
        'Cover',
        'title',
        placeholder(2, 'Title', 'ctrTitle', boxes.title, 'b', 'Title') +
          placeholder(3, 'Subtitle', 'subTitle', boxes.subtitle, 't', 'Subtitle'),
        `<p:bg><p:bgPr>${colours.solid(ink.cover.ground)}<a:effectLst/></p:bgPr></p:bg>`,
      ),
      relations: [toMaster],
    },
  ];
}
