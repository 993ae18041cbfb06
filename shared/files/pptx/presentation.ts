import type { DeckModel } from '../slides/slide.types.ts';
import { MASTER, PRESENTATION_TYPE, THEME } from './master.ts';
import { NOTES_MASTER, NOTES_PAGE } from './notes-xml.ts';
import type { Part } from './package.ts';
import { emu } from './shape-xml.ts';
import { escapeText, NAMESPACES, XML_HEAD } from './xml.ts';

const CORE = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties';

/** Presentation, its settings and properties, over the slides that are given by path in order. */
export function presentationParts(deck: DeckModel, slides: readonly string[], hasNotes: boolean): Part[] {
  const { now, page, lang } = deck;
  const title = escapeText(deck.title);
  const at = Number.isFinite(now) ? `${new Date(now).toISOString().slice(0, 19)}Z` : '1980-01-01T00:00:00Z';
  const settings = [
    { id: 'rId1', type: 'slideMaster', target: MASTER },
    { id: 'rId2', type: 'theme', target: THEME },
    { id: 'rId3', type: 'presProps', target: 'ppt/presProps.xml' },
    { id: 'rId4', type: 'viewProps', target: 'ppt/viewProps.xml' },
    { id: 'rId5', type: 'tableStyles', target: 'ppt/tableStyles.xml' },
    ...(hasNotes ? [{ id: 'rId6', type: 'notesMaster', target: NOTES_MASTER }] : []),
  ];
  const ids = slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="rId${i + 10}"/>`).join('');
  const notes = hasNotes ? '<p:notesMasterIdLst><p:notesMasterId r:id="rId6"/></p:notesMasterIdLst>' : '';
  const setting = (name: string, content: string): Part => ({
    path: `ppt/${name}.xml`,
    type: `${PRESENTATION_TYPE}.${name}+xml`,
    content: XML_HEAD + content,
  });
  return [
    {
      path: 'ppt/presentation.xml',
      type: `${PRESENTATION_TYPE}.presentation.main+xml`,
      content:
        `${XML_HEAD}<p:presentation ${NAMESPACES}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>${notes}` +
        `<p:sldIdLst>${ids}</p:sldIdLst><p:sldSz cx="${emu(page.width)}" cy="${emu(page.height)}"${page.width === 720 ? ' type="screen4x3"' : ''}/>` +
        `<p:notesSz cx="${emu(NOTES_PAGE.width)}" cy="${emu(NOTES_PAGE.height)}"/></p:presentation>`,
      relations: [...settings, ...slides.map((target, i) => ({ id: `rId${i + 10}`, type: 'slide', target }))],
    },
    setting('presProps', `<p:presentationPr ${NAMESPACES}/>`),
    setting('viewProps', `<p:viewPr ${NAMESPACES}/>`),
    setting(
      'tableStyles',
      '<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>',
    ),
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
        `${XML_HEAD}<cp:coreProperties xmlns:cp="${CORE}" ` +
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
        `<dc:title>${title}</dc:title><dc:creator>Journeyboard</dc:creator><dc:language>${lang}</dc:language>` +
        `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`,
    },
  ];
}
