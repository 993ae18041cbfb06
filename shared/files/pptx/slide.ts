import type { Box } from '../../journey/layout.types.ts';
import type { Locale } from '../../journey/journey.ts';
import type { ChartSpec } from './chart.ts';
import { LIGHT, outline, solid } from './ink.ts';
import { EMU, shapeTree, TITLE_BOX } from './master.ts';
import type { Relation } from './package.ts';
import { largest, lineHeight, paragraphsXml, type Insets, type Paragraph } from './text.ts';
import { escapeAttribute, flat, NAMESPACES, XML_HEAD } from './xml.ts';

export interface ShapeSpec extends Box {
  name: string;
  /** For those who cannot see it; absent where the text says it all. */
  alt?: string;
  form?: 'rect' | 'roundRect' | 'homePlate' | 'chevron' | 'ellipse';
  /** Corner radius or depth of a point, in points. */
  corner?: number;
  fill?: string;
  /** Ready-made fill instead of a plain colour. */
  fillXml?: string;
  stroke?: string;
  insets?: Partial<Insets>;
  anchor?: 't' | 'ctr' | 'b';
  paragraphs?: readonly Paragraph[];
}

export interface TableColumn {
  title: string;
  width: number;
  align?: 'l' | 'r';
}

export interface ConnectorSpec {
  name: string;
  alt: string;
  /** Names of shapes. */
  from: string;
  to: string;
  dash?: 'dash';
  /** What the line begins in. */
  start?: 'oval';
}

interface Way {
  form: 'bentConnector3' | 'straightConnector1';
  /** Sides as a slide numbers them: top, left, bottom, right. */
  sites: readonly [number, number];
  start: { x: number; y: number };
  end: { x: number; y: number };
}

/** From side to side where one shape stands beside the other, else from below to above. */
function wayBetween(from: Box, to: Box): Way {
  const middle = ({ x, y, width, height }: Box) => ({ x: x + width / 2, y: y + height / 2 });
  const [a, b] = [middle(from), middle(to)];
  const right = (box: Box): number => box.x + box.width;
  if (to.x >= right(from)) {
    return { form: 'bentConnector3', sites: [3, 1], start: { x: right(from), y: a.y }, end: { x: to.x, y: b.y } };
  }
  if (right(to) <= from.x) {
    return { form: 'bentConnector3', sites: [1, 3], start: { x: from.x, y: a.y }, end: { x: right(to), y: b.y } };
  }
  return b.y >= a.y
    ? {
        form: 'straightConnector1',
        sites: [2, 0],
        start: { x: a.x, y: from.y + from.height },
        end: { x: b.x, y: to.y },
      }
    : { form: 'straightConnector1', sites: [0, 2], start: { x: a.x, y: from.y }, end: { x: b.x, y: to.y + to.height } };
}

const DECORATIVE =
  '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>';

const emu = (points: number): number => Math.round(points * EMU);

function frame(tag: string, box: Box): string {
  return `<${tag}><a:off x="${emu(box.x)}" y="${emu(box.y)}"/><a:ext cx="${emu(box.width)}" cy="${emu(box.height)}"/></${tag}>`;
}

/** One slide while it is being drawn, in points from its upper left corner. */
export class Slide {
  readonly relations: Relation[] = [];
  private readonly shapes: string[] = [];
  private id = 1;
  /** Where shapes stand, by name, for what is glued to them. */
  private readonly places = new Map<string, Box & { id: number }>();

  constructor(
    readonly lang: Locale,
    private readonly addChart: (spec: ChartSpec) => string,
    private readonly addPicture: (hash: string) => string | undefined,
  ) {}

  private common(name: string, alt: string | undefined, extra = ''): string {
    this.id += 1;
    const described = alt === undefined ? '' : ` descr="${escapeAttribute(alt)}"`;
    return `<p:cNvPr id="${this.id}" name="${escapeAttribute(name)}"${described}>${extra}</p:cNvPr>`;
  }

  /** What the slide says; the outline view and screen readers find it by its placeholder. */
  title(text: string): void {
    const title = largest({ text, bold: true }, [24, 22, 20, 18, 16], TITLE_BOX.width, 1);
    const fitted = title.text === text ? title : largest({ text, bold: true }, [14, 13, 12], TITLE_BOX.width, 2);
    const room = Math.max(1, Math.floor(TITLE_BOX.height / lineHeight(fitted.size ?? 12)));
    const shown = largest(fitted, [fitted.size ?? 12], TITLE_BOX.width, room);
    this.shapes.push(
      `<p:sp><p:nvSpPr>${this.common('Title', undefined)}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>` +
        `<p:spPr>${frame('a:xfrm', TITLE_BOX)}</p:spPr><p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:normAutofit/></a:bodyPr><a:lstStyle/>` +
        `${paragraphsXml([{ ...shown, text: flat(shown.text) }], this.lang)}</p:txBody></p:sp>`,
    );
  }

  shape(spec: ShapeSpec): void {
    const { form = 'rect', corner = 0, fill, fillXml, stroke, insets = {}, anchor = 't', paragraphs = [] } = spec;
    const share = Math.min(50_000, Math.round((corner / Math.max(1, Math.min(spec.width, spec.height))) * 100_000));
    const adjust = form === 'rect' || form === 'ellipse' ? '' : `<a:gd name="adj" fmla="val ${share}"/>`;
    const { left = 0, top = 0, right = 0, bottom = 0 } = insets;
    const decorative = paragraphs.length === 0 && spec.alt === undefined ? DECORATIVE : '';
    const box = paragraphs.length > 0 && fill === undefined && fillXml === undefined && stroke === undefined;
    const common = this.common(spec.name, spec.alt, decorative);
    const { x, y, width, height } = spec;
    this.places.set(spec.name, { x, y, width, height, id: this.id });
    this.shapes.push(
      `<p:sp><p:nvSpPr>${common}<p:cNvSpPr${box ? ' txBox="1"' : ''}/><p:nvPr/></p:nvSpPr>` +
        `<p:spPr>${frame('a:xfrm', spec)}<a:prstGeom prst="${form}"><a:avLst>${adjust}</a:avLst></a:prstGeom>` +
        `${fillXml ?? (fill === undefined ? '<a:noFill/>' : solid(fill))}${outline(stroke)}</p:spPr>` +
        `<p:txBody><a:bodyPr wrap="square" lIns="${emu(left)}" tIns="${emu(top)}" rIns="${emu(right)}" bIns="${emu(bottom)}" anchor="${anchor}" rtlCol="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>` +
        `${paragraphs.length > 0 ? paragraphsXml(paragraphs, this.lang) : '<a:p><a:endParaRPr lang="en-GB" sz="1000"/></a:p>'}</p:txBody></p:sp>`,
    );
  }

  /** How many shapes there are: a place in the pile. */
  get count(): number {
    return this.shapes.length;
  }

  /** Between two shapes drawn before; nothing where one of them is on another slide. */
  connector(spec: ConnectorSpec, under: number): void {
    const [from, to] = [this.places.get(spec.from), this.places.get(spec.to)];
    if (!from || !to) return;
    const { form, sites, start, end } = wayBetween(from, to);
    const box = {
      x: Math.min(start.x, end.x),
      y: Math.min(start.y, end.y),
      width: Math.abs(end.x - start.x),
      height: Math.abs(end.y - start.y),
    };
    const turned = `${end.x < start.x ? ' flipH="1"' : ''}${end.y < start.y ? ' flipV="1"' : ''}`;
    const glue = `<a:stCxn id="${from.id}" idx="${sites[0]}"/><a:endCxn id="${to.id}" idx="${sites[1]}"/>`;
    const dash = spec.dash ? `<a:prstDash val="${spec.dash}"/>` : '';
    const head = spec.start ? `<a:headEnd type="${spec.start}"/>` : '';
    this.shapes.splice(
      under,
      0,
      `<p:cxnSp><p:nvCxnSpPr>${this.common(spec.name, spec.alt)}<p:cNvCxnSpPr>${glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>` +
        `<p:spPr>${frame('a:xfrm', box).replace('<a:xfrm>', `<a:xfrm${turned}>`)}<a:prstGeom prst="${form}"><a:avLst/></a:prstGeom>` +
        `<a:ln w="12700">${solid(LIGHT.third)}${dash}${head}<a:tailEnd type="triangle"/></a:ln></p:spPr></p:cxnSp>`,
    );
  }

  /** Text without a frame of its own. */
  text(name: string, box: Box, paragraphs: readonly Paragraph[], anchor: 't' | 'ctr' | 'b' = 't'): void {
    this.shape({ ...box, name, paragraphs, anchor });
  }

  hairline(x: number, y: number, width: number, color: string = LIGHT.hairline): void {
    this.shapes.push(
      `<p:cxnSp><p:nvCxnSpPr>${this.common('Line', undefined, DECORATIVE)}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>` +
        `<p:spPr>${frame('a:xfrm', { x, y, width, height: 0 })}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>${outline(color)}</p:spPr></p:cxnSp>`,
    );
  }

  chart(name: string, alt: string, box: Box, spec: ChartSpec): void {
    const id = `rId${this.relations.length + 2}`;
    this.relations.push({ id, type: 'chart', target: this.addChart(spec) });
    this.shapes.push(
      `<p:graphicFrame><p:nvGraphicFramePr>${this.common(name, alt)}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>` +
        `${frame('p:xfrm', box)}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">` +
        `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="${id}"/></a:graphicData></a:graphic></p:graphicFrame>`,
    );
  }

  /** A picture as it is, which can be cropped and exchanged; nothing where its bytes are not to be had. */
  picture(name: string, alt: string, box: Box, hash: string): void {
    const target = this.addPicture(hash);
    if (target === undefined) return;
    const known = this.relations.find((relation) => relation.target === target);
    const id = known?.id ?? `rId${this.relations.length + 2}`;
    if (!known) this.relations.push({ id, type: 'image', target });
    this.shapes.push(
      `<p:pic><p:nvPicPr>${this.common(name, alt)}<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>` +
        `<p:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>` +
        `<p:spPr>${frame('a:xfrm', box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`,
    );
  }

  /** A real table; every row gets its own height, so that the frame is as high as what it holds. */
  table(
    name: string,
    alt: string,
    at: { x: number; y: number },
    columns: readonly TableColumn[],
    rows: readonly { cells: readonly Paragraph[]; height: number }[],
  ): void {
    const width = columns.reduce((sum, column) => sum + column.width, 0);
    const height = rows.reduce((sum, row) => sum + row.height, 0);
    const none = (side: string): string => `<a:${side} w="0"><a:noFill/></a:${side}>`;
    const cell = (paragraph: Paragraph, i: number): string =>
      `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>${paragraphsXml([{ align: columns[i]?.align ?? 'l', ...paragraph }], this.lang)}</a:txBody>` +
      `<a:tcPr marL="${emu(4)}" marR="${emu(4)}" marT="${emu(3)}" marB="${emu(3)}" anchor="ctr">${none('lnL')}${none('lnR')}${none('lnT')}` +
      `<a:lnB w="9525">${solid(LIGHT.line)}</a:lnB><a:noFill/></a:tcPr></a:tc>`;
    this.shapes.push(
      `<p:graphicFrame><p:nvGraphicFramePr>${this.common(name, alt)}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>` +
        `${frame('p:xfrm', { ...at, width, height })}<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl><a:tblPr firstRow="1"/>` +
        `<a:tblGrid>${columns.map((column) => `<a:gridCol w="${emu(column.width)}"/>`).join('')}</a:tblGrid>` +
        rows.map((row) => `<a:tr h="${emu(row.height)}">${row.cells.map(cell).join('')}</a:tr>`).join('') +
        '</a:tbl></a:graphicData></a:graphic></p:graphicFrame>',
    );
  }

  xml(): string {
    return (
      `${XML_HEAD}<p:sld ${NAMESPACES}><p:cSld>${shapeTree(this.shapes.join(''))}</p:cSld>` +
      '<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>'
    );
  }
}
