import type { Locale } from '../../journey/journey.ts';
import type {
  ChartItem,
  ConnectorItem,
  Item,
  LineItem,
  PictureItem,
  ShapeItem,
  SlideModel,
  TableItem,
} from '../slides/slide.types.ts';
import type { Paragraph } from '../slides/text.ts';
import type { Colours } from './colour.ts';
import type { Relation } from './package.ts';
import { emu, frame, pictureXml, shapeTree } from './shape-xml.ts';
import { languageTag, paragraphsXml } from './text-xml.ts';
import { escapeAttribute, NAMESPACES, XML_HEAD } from './xml.ts';

/** Where a slide's charts and pictures are in the package; undefined where a picture's bytes are not to be had. */
export interface Parts {
  chart: (item: ChartItem) => string;
  picture: (hash: string) => string | undefined;
}

const DECORATIVE =
  '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';

function named({ id, name, alt }: Pick<Item, 'id' | 'name' | 'alt'>, decorative = false): string {
  const described = alt === undefined ? '' : ` descr="${escapeAttribute(alt)}"`;
  return `<p:cNvPr id="${id}" name="${escapeAttribute(name)}"${described}>${decorative ? DECORATIVE : ''}</p:cNvPr>`;
}

/** Writes one slide and gathers what it points at. */
export class SlideWriter {
  readonly relations: Relation[] = [];

  constructor(
    private readonly lang: Locale,
    private readonly colours: Colours,
    private readonly parts: Parts,
  ) {}

  xml({ items, ground, layout }: SlideModel): string {
    const background =
      layout === 'cover' ? `<p:bg><p:bgPr>${this.colours.solid(ground)}<a:effectLst/></p:bgPr></p:bg>` : '';
    const shapes = items.map((item) => this.item(item)).join('');
    return (
      `${XML_HEAD}<p:sld ${NAMESPACES}><p:cSld>${background}${shapeTree(shapes)}</p:cSld>` +
      '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>'
    );
  }

  private item(item: Item): string {
    switch (item.type) {
      case 'shape':
        return this.shape(item);
      case 'connector':
        return this.connector(item);
      case 'line':
        return this.line(item);
      case 'chart':
        return this.chart(item);
      case 'table':
        return this.table(item);
      case 'picture':
        return this.picture(item);
    }
  }

  private relate(type: string, target: string): string {
    const known = this.relations.find((relation) => relation.target === target);
    if (known) return known.id;
    const id = `rId${this.relations.length + 2}`;
    this.relations.push({ id, type, target });
    return id;
  }

  private texts(paragraphs: readonly Paragraph[]): string {
    return paragraphs.length > 0
      ? paragraphsXml(paragraphs, this.lang, this.colours)
      : `<a:p><a:endParaRPr lang="${languageTag(this.lang)}" sz="1000"/></a:p>`;
  }

  private fill({ fill, stripe, width }: ShapeItem): string {
    if (fill === undefined) return '<a:noFill/>';
    if (stripe === undefined) return this.colours.solid(fill);
    const at = Math.round((3 / Math.max(6, width)) * 100_000);
    const stop = (pos: number, hex: string): string => `<a:gs pos="${pos}">${this.colours.colour(hex)}</a:gs>`;
    return (
      `<a:gradFill rotWithShape="1"><a:gsLst>${stop(0, stripe)}${stop(at, stripe)}${stop(at, fill)}${stop(100_000, fill)}</a:gsLst>` +
      '<a:lin ang="0" scaled="0"/></a:gradFill>'
    );
  }

  private shape(item: ShapeItem): string {
    const { form, corner, fill, stroke, insets, anchor, paragraphs, placeholder, width, height } = item;
    const share = Math.min(50_000, Math.round((corner / Math.max(1, Math.min(width, height))) * 100_000));
    const adjust = form === 'rect' || form === 'ellipse' ? '' : `<a:gd name="adj" fmla="val ${share}"/>`;
    const box = paragraphs.length > 0 && fill === undefined && stroke === undefined;
    const { left, top, right, bottom } = insets;
    const place = placeholder
      ? `<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="${placeholder}"${placeholder === 'subTitle' ? ' idx="1"' : ''}/></p:nvPr>`
      : `<p:cNvSpPr${box ? ' txBox="1"' : ''}/><p:nvPr/>`;
    const look = placeholder
      ? ''
      : `<a:prstGeom prst="${form}"><a:avLst>${adjust}</a:avLst></a:prstGeom>${this.fill(item)}${this.colours.outline(stroke)}`;
    return (
      `<p:sp><p:nvSpPr>${named(item, item.decorative)}${place}</p:nvSpPr>` +
      `<p:spPr>${frame('a:xfrm', item)}${look}</p:spPr>` +
      `<p:txBody><a:bodyPr wrap="square" lIns="${emu(left)}" tIns="${emu(top)}" rIns="${emu(right)}" bIns="${emu(bottom)}" rtlCol="0" anchor="${anchor}">` +
      `${placeholder ? '<a:normAutofit/>' : '<a:noAutofit/>'}</a:bodyPr><a:lstStyle/>${this.texts(paragraphs)}</p:txBody></p:sp>`
    );
  }

  private connector(item: ConnectorItem): string {
    const { from, to, form, flipX, flipY, colour, dash, dot } = item;
    const turned = `${flipX ? ' flipH="1"' : ''}${flipY ? ' flipV="1"' : ''}`;
    const glue = `<a:stCxn id="${from.id}" idx="${from.site}"/><a:endCxn id="${to.id}" idx="${to.site}"/>`;
    return (
      `<p:cxnSp><p:nvCxnSpPr>${named(item)}<p:cNvCxnSpPr>${glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>` +
      `<p:spPr>${frame('a:xfrm', item, turned)}<a:prstGeom prst="${form}"><a:avLst/></a:prstGeom>` +
      `<a:ln w="12700">${this.colours.solid(colour)}${dash ? '<a:prstDash val="dash"/>' : ''}${dot ? '<a:headEnd type="oval"/>' : ''}<a:tailEnd type="triangle"/></a:ln></p:spPr></p:cxnSp>`
    );
  }

  private line(item: LineItem): string {
    return (
      `<p:cxnSp><p:nvCxnSpPr>${named(item, true)}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>` +
      `<p:spPr>${frame('a:xfrm', item)}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>${this.colours.outline(item.colour)}</p:spPr></p:cxnSp>`
    );
  }

  private chart(item: ChartItem): string {
    const id = this.relate('chart', this.parts.chart(item));
    return (
      `<p:graphicFrame><p:nvGraphicFramePr>${named(item)}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>` +
      `${frame('p:xfrm', item)}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">` +
      `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${id}"/></a:graphicData></a:graphic></p:graphicFrame>`
    );
  }

  private picture(item: PictureItem): string {
    const target = this.parts.picture(item.hash);
    if (target === undefined) return '';
    return pictureXml(named(item), item, this.relate('image', target));
  }

  private table(item: TableItem): string {
    const { columns, rows, line } = item;
    const none = (side: string): string => `<a:${side} w="0"><a:noFill/></a:${side}>`;
    const cell = (paragraph: Paragraph, i: number): string =>
      `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>${this.texts([{ align: columns[i]?.align ?? 'l', ...paragraph }])}</a:txBody>` +
      `<a:tcPr marL="${emu(4)}" marR="${emu(4)}" marT="${emu(3)}" marB="${emu(3)}" anchor="ctr">${none('lnL')}${none('lnR')}${none('lnT')}` +
      `<a:lnB w="9525">${this.colours.solid(line)}</a:lnB><a:noFill/></a:tcPr></a:tc>`;
    return (
      `<p:graphicFrame><p:nvGraphicFramePr>${named(item)}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>` +
      `${frame('p:xfrm', item)}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/>` +
      `<a:tblGrid>${columns.map((column) => `<a:gridCol w="${emu(column.width)}"/>`).join('')}</a:tblGrid>` +
      rows.map((row) => `<a:tr h="${emu(row.height)}">${row.cells.map(cell).join('')}</a:tr>`).join('') +
      '</a:tbl></a:graphicData></a:graphic></p:graphicFrame>'
    );
  }
}
