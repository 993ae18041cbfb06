import type { ChartSeries, ChartSpec } from '../slides/chart.types.ts';
import { LEAST_SIZE } from '../slides/text.ts';
import type { Colours } from './colour.ts';
import { runProperties } from './text-xml.ts';
import { columnName, errorColumn } from './workbook.ts';
import { escapeText, XML_HEAD } from './xml.ts';

const strings = (reference: string, values: readonly string[]): string =>
  `<c:strRef><c:f>${reference}</c:f><c:strCache><c:ptCount val="${values.length}"/>` +
  values.map((value, i) => `<c:pt idx="${i}"><c:v>${escapeText(value)}</c:v></c:pt>`).join('') +
  '</c:strCache></c:strRef>';

const numbers = (reference: string, values: readonly (number | null)[]): string =>
  `<c:numRef><c:f>${reference}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${values.length}"/>` +
  values
    .map((value, i) => (value === null || !Number.isFinite(value) ? '' : `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`))
    .join('') +
  '</c:numCache></c:numRef>';

const shown = (on: boolean): string =>
  `<c:showLegendKey val="0"/><c:showVal val="${on ? 1 : 0}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;

const NO_LINE = '<a:ln><a:noFill/></a:ln>';

/** Elements in the order of ECMA-376: PowerPoint offers to repair a chart in any other. */
class ChartWriter {
  constructor(
    private readonly spec: ChartSpec,
    private readonly colours: Colours,
  ) {}

  /** `whole`: a number beside its point, never broken. */
  private letters(color: string, bold = false, whole = false): string {
    const { size = LEAST_SIZE } = this.spec;
    return (
      `<c:txPr><a:bodyPr rot="0" vert="horz"${whole ? ' wrap="none"' : ''}/><a:lstStyle/><a:p><a:pPr>` +
      runProperties('defRPr', undefined, this.colours, { size, bold, color }) +
      '</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>'
    );
  }

  private get format(): string {
    return escapeText(this.spec.format).replace(/"/gu, '&quot;');
  }

  private labels(series: ChartSeries, first: boolean): string {
    const { spec } = this;
    if (series.labels === 'none') return `<c:dLbls>${shown(false)}</c:dLbls>`;
    // where an interval lies over the end of a bar its value stands at the beginning
    const inside = spec.kind !== 'line' && series.error !== undefined;
    const place = (i?: number): string => {
      if (spec.kind !== 'line') return inside ? 'inBase' : 'outEnd';
      return i !== undefined && series.below?.includes(i) ? 'b' : 't';
    };
    const body = (color: string, bold: boolean, i?: number): string =>
      `<c:numFmt formatCode="${this.format}" sourceLinked="0"/><c:spPr><a:noFill/>${NO_LINE}</c:spPr>` +
      `${this.letters(color, bold, true)}<c:dLblPos val="${place(i)}"/>`;
    const marked = first ? (spec.marked ?? []) : [];
    const turned = series.labels === 'all' ? (series.below ?? []) : [];
    const own = [...new Set([...marked, ...turned])]
      .sort((a, b) => a - b)
      .map((idx) => {
        const stands = marked.includes(idx);
        const color = stands ? (spec.markedColour ?? series.colour) : spec.ink.second;
        return `<c:dLbl><c:idx val="${idx}"/>${body(color, stands, idx)}${shown(true)}</c:dLbl>`;
      })
      .join('');
    return `<c:dLbls>${own}${body(inside ? spec.ink.first : spec.ink.second, inside)}${shown(series.labels === 'all')}</c:dLbls>`;
  }

  private dot(size: number, color: string): string {
    const { colours, spec } = this;
    return `<c:marker><c:symbol val="circle"/><c:size val="${size}"/><c:spPr>${colours.solid(color)}${colours.outline(spec.ink.surface, 1)}</c:spPr></c:marker>`;
  }

  /** The interval of each value as bars that can be edited like the values. */
  private errors(index: number, { error, colour }: ChartSeries): string {
    if (!error) return '';
    const last = this.spec.categories.length + 1;
    const column = (side: 'plus' | 'minus'): string => {
      const letter = columnName(errorColumn(this.spec.series, index, side));
      return `<c:${side}>${numbers(`Sheet1!$${letter}$2:$${letter}$${last}`, error[side])}</c:${side}>`;
    };
    return (
      `<c:errBars>${this.spec.kind === 'line' ? '<c:errDir val="y"/>' : ''}<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>` +
      `${column('plus')}${column('minus')}<c:spPr>${this.colours.outline(this.spec.kind === 'line' ? colour : this.spec.ink.second, 1)}</c:spPr></c:errBars>`
    );
  }

  private series(one: ChartSeries, index: number): string {
    const { spec, colours } = this;
    const letter = columnName(index + 1);
    const last = spec.categories.length + 1;
    const line = spec.kind === 'line';
    const stroke = `<a:ln w="${one.dash ? 15_875 : 28_575}" cap="rnd">${colours.solid(one.colour)}${one.dash ? '<a:prstDash val="sysDash"/>' : ''}<a:round/></a:ln>`;
    const points = (index === 0 ? (spec.marked ?? []) : [])
      .map((idx) => {
        const color = spec.markedColour ?? one.colour;
        return line
          ? `<c:dPt><c:idx val="${idx}"/>${this.dot(11, color)}<c:bubble3D val="0"/><c:spPr>${stroke}</c:spPr></c:dPt>`
          : `<c:dPt><c:idx val="${idx}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${colours.solid(color)}</c:spPr></c:dPt>`;
      })
      .join('');
    const dots = one.dots === false ? '<c:marker><c:symbol val="none"/></c:marker>' : this.dot(7, one.colour);
    return (
      `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx>${strings(`Sheet1!$${letter}$1`, [one.name])}</c:tx>` +
      (line
        ? `<c:spPr>${stroke}</c:spPr>${dots}`
        : `<c:spPr>${colours.solid(one.colour)}</c:spPr><c:invertIfNegative val="0"/>`) +
      `${points}${this.labels(one, index === 0)}${this.errors(index, one)}` +
      `<c:cat>${strings(`Sheet1!$A$2:$A$${last}`, spec.categories)}</c:cat>` +
      `<c:val>${numbers(`Sheet1!$${letter}$2:$${letter}$${last}`, one.values)}</c:val>` +
      `${line ? '<c:smooth val="0"/>' : ''}</c:ser>`
    );
  }

  private axes(): string {
    const { spec, colours } = this;
    const { ink } = spec;
    const bars = spec.kind === 'bars';
    const ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>';
    const grid =
      spec.gridStep === undefined
        ? ''
        : `<c:majorGridlines><c:spPr>${colours.outline(ink.hairline, 0.5)}</c:spPr></c:majorGridlines>`;
    const step = spec.gridStep === undefined ? '' : `<c:majorUnit val="${spec.gridStep}"/>`;
    return (
      `<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="${bars ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/>` +
      `<c:axPos val="${bars ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/>${ticks}` +
      `<c:tickLblPos val="${spec.axis ? 'low' : 'none'}"/><c:spPr>${colours.outline(ink.line)}</c:spPr>${this.letters(ink.second)}` +
      '<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="40"/>' +
      (spec.labelStep === undefined ? '' : `<c:tickLblSkip val="${spec.labelStep}"/>`) +
      '<c:noMultiLvlLbl val="1"/></c:catAx>' +
      `<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/><c:max val="${spec.max}"/><c:min val="${spec.min}"/></c:scaling>` +
      `<c:delete val="0"/><c:axPos val="${bars ? 't' : 'l'}"/>${grid}<c:numFmt formatCode="${this.format}" sourceLinked="0"/>${ticks}` +
      `<c:tickLblPos val="${spec.scale ? 'nextTo' : 'none'}"/><c:spPr>${NO_LINE}</c:spPr>${this.letters(ink.second)}` +
      `<c:crossAx val="1001"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>${step}</c:valAx>`
    );
  }

  xml(): string {
    const { spec } = this;
    const all = spec.series.map((one, i) => this.series(one, i)).join('');
    const plot =
      spec.kind === 'line'
        ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${all}<c:marker val="1"/><c:axId val="1001"/><c:axId val="1002"/></c:lineChart>`
        : `<c:barChart><c:barDir val="${spec.kind === 'bars' ? 'bar' : 'col'}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${all}` +
          '<c:gapWidth val="45"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart>';
    // without an axis of its own the plot fills the frame, so that its points stand under the map's columns
    const layout = spec.axis
      ? '<c:layout/>'
      : '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0"/><c:y val="0.04"/><c:w val="1"/>' +
        `<c:h val="${spec.legend ? 0.72 : 0.92}"/></c:manualLayout></c:layout>`;
    const legend = spec.legend
      ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${this.letters(spec.ink.second)}</c:legend>`
      : '';
    return (
      `${XML_HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
      'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:roundedCorners val="0"/>' +
      `<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>${layout}${plot}${this.axes()}<c:spPr><a:noFill/>${NO_LINE}</c:spPr></c:plotArea>` +
      `${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
      `<c:spPr><a:noFill/>${NO_LINE}</c:spPr>${this.letters(spec.ink.second)}` +
      '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    );
  }
}

export function chartXml(spec: ChartSpec, colours: Colours): string {
  return new ChartWriter(spec, colours).xml();
}
