import type { Locale } from '../../journey/journey.ts';
import { colour, solid, LIGHT, THEME_COLOURS } from './ink.ts';
import type { Part } from './package.ts';
import { NAMESPACES, XML_HEAD } from './xml.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.presentationml';

/** Width and height of a slide in points: 13.333 × 7.5 inches. */
export const SLIDE = { width: 960, height: 540 } as const;
export const EMU = 12_700;
export const MARGIN = 32;
export const TITLE_BOX = { x: MARGIN, y: 34, width: SLIDE.width - 2 * MARGIN, height: 34 } as const;

export const LAYOUTS = {
  title: 'ppt/slideLayouts/slideLayout1.xml',
  blank: 'ppt/slideLayouts/slideLayout2.xml',
} as const;
const MASTER = 'ppt/slideMasters/slideMaster1.xml';
const THEME = 'ppt/theme/theme1.xml';

const GROUP =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>' +
  '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

export function shapeTree(shapes: string): string {
  return `<p:spTree>${GROUP}${shapes}</p:spTree>`;
}

function themeXml(): string {
  const slot = (name: string): string =>
    `<a:${name}><a:srgbClr val="${(THEME_COLOURS[name] ?? '#000000').slice(1)}"/></a:${name}>`;
  const font = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface="Arial"/>';
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const line = (width: number): string => `<a:ln w="${width}">${fill}</a:ln>`;
  return (
    `${XML_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Journeyboard"><a:themeElements>` +
    `<a:clrScheme name="Journeyboard">${Object.keys(THEME_COLOURS).map(slot).join('')}</a:clrScheme>` +
    `<a:fontScheme name="Journeyboard"><a:majorFont>${font}</a:majorFont><a:minorFont>${font}</a:minorFont></a:fontScheme>` +
    `<a:fmtScheme name="Journeyboard"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst>` +
    `<a:lnStyleLst>${line(9525)}${line(12_700)}${line(19_050)}</a:lnStyleLst>` +
    `<a:effectStyleLst>${'<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3)}</a:effectStyleLst>` +
    `<a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`
  );
}

function titleShape(prompt: string): string {
  const { x, y, width, height } = TITLE_BOX;
  return (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>' +
    `<p:spPr><a:xfrm><a:off x="${x * EMU}" y="${y * EMU}"/><a:ext cx="${width * EMU}" cy="${height * EMU}"/></a:xfrm>` +
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>' +
    '<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:normAutofit/></a:bodyPr><a:lstStyle/>' +
    `<a:p><a:r><a:rPr lang="en-GB"/><a:t>${prompt}</a:t></a:r></a:p></p:txBody></p:sp>`
  );
}

function masterXml(): string {
  const level = (size: number, bold: boolean): string =>
    `<a:defRPr sz="${size * 100}" b="${bold ? 1 : 0}">${solid(LIGHT.ink)}<a:latin typeface="+mn-lt"/><a:cs typeface="+mn-cs"/></a:defRPr>`;
  const levels = Array.from({ length: 9 }, (_, i) => `<a:lvl${i + 1}pPr>${level(12, false)}</a:lvl${i + 1}pPr>`).join(
    '',
  );
  return (
    `${XML_HEAD}<p:sldMaster ${NAMESPACES}><p:cSld><p:bg><p:bgPr><a:solidFill>${colour(LIGHT.canvas)}</a:solidFill><a:effectLst/></p:bgPr></p:bg>` +
    `${shapeTree(titleShape('Title'))}</p:cSld>` +
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>' +
    '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId2"/></p:sldLayoutIdLst>' +
    `<p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>${level(24, true)}</a:lvl1pPr></p:titleStyle>` +
    `<p:bodyStyle>${levels}</p:bodyStyle><p:otherStyle>${levels}</p:otherStyle></p:txStyles></p:sldMaster>`
  );
}

function layoutXml(name: string, type: string, shapes: string): string {
  return (
    `${XML_HEAD}<p:sldLayout ${NAMESPACES} type="${type}" preserve="1"><p:cSld name="${name}">${shapeTree(shapes)}</p:cSld>` +
    '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>'
  );
}

/** Theme, master and the two layouts. */
export function masterParts(): Part[] {
  const toMaster = [{ id: 'rId1', type: 'slideMaster', target: MASTER }];
  return [
    { path: THEME, type: 'application/vnd.openxmlformats-officedocument.theme+xml', content: themeXml() },
    {
      path: MASTER,
      type: `${TYPE}.slideMaster+xml`,
      content: masterXml(),
      relations: [
        { id: 'rId1', type: 'slideLayout', target: LAYOUTS.title },
        { id: 'rId2', type: 'slideLayout', target: LAYOUTS.blank },
        { id: 'rId3', type: 'theme', target: THEME },
      ],
    },
    {
      path: LAYOUTS.title,
      type: `${TYPE}.slideLayout+xml`,
      content: layoutXml('Title', 'titleOnly', titleShape('Title')),
      relations: toMaster,
    },
    {
      path: LAYOUTS.blank,
      type: `${TYPE}.slideLayout+xml`,
      content: layoutXml('Blank', 'blank', ''),
      relations: toMaster,
    },
  ];
}

/** Presentation, its settings and properties, over the slides that are given by path in order. */
export function presentationParts(slides: readonly string[], title: string, lang: Locale, now: number): Part[] {
  const at = Number.isFinite(now) ? `${new Date(now).toISOString().slice(0, 19)}Z` : '1980-01-01T00:00:00Z';
  const settings = [
    { id: 'rId1', type: 'slideMaster', target: MASTER },
    { id: 'rId2', type: 'theme', target: THEME },
    { id: 'rId3', type: 'presProps', target: 'ppt/presProps.xml' },
    { id: 'rId4', type: 'viewProps', target: 'ppt/viewProps.xml' },
    { id: 'rId5', type: 'tableStyles', target: 'ppt/tableStyles.xml' },
  ];
  const ids = slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="rId${i + 10}"/>`).join('');
  const [width, height] = [SLIDE.width * EMU, SLIDE.height * EMU];
  return [
    {
      path: 'ppt/presentation.xml',
      type: `${TYPE}.presentation.main+xml`,
      content:
        `${XML_HEAD}<p:presentation ${NAMESPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>` +
        `<p:sldIdLst>${ids}</p:sldIdLst><p:sldSz cx="${width}" cy="${height}"/><p:notesSz cx="${height}" cy="${width}"/></p:presentation>`,
      relations: [...settings, ...slides.map((target, i) => ({ id: `rId${i + 10}`, type: 'slide', target }))],
    },
    {
      path: 'ppt/presProps.xml',
      type: `${TYPE}.presProps+xml`,
      content: `${XML_HEAD}<p:presentationPr ${NAMESPACES}/>`,
    },
    { path: 'ppt/viewProps.xml', type: `${TYPE}.viewProps+xml`, content: `${XML_HEAD}<p:viewPr ${NAMESPACES}/>` },
    {
      path: 'ppt/tableStyles.xml',
      type: `${TYPE}.tableStyles+xml`,
      content: `${XML_HEAD}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>`,
    },
    {
      path: 'docProps/app.xml',
      type: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
      content:
        `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
        `<Application>Journeyboard</Application><Slides>${slides.length}</Slides></Properties>`,
    },
    {
      path: 'docProps/core.xml',
      type: 'application/vnd.openxmlformats-package.core-properties+xml',
      content:
        `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
        `<dc:title>${title}</dc:title><dc:creator>Journeyboard</dc:creator><dc:language>${lang}</dc:language>` +
        `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`,
    },
  ];
}
