import type { Locale } from '../../journey/journey.ts';
import { LIGHT, outline, solid } from './ink.ts';
import { LEAST_SIZE, runProperties } from './text.ts';
import { columnName, type ChartData } from './workbook.ts';
import { escapeText, XML_HEAD } from './xml.ts';

/** A real chart of PowerPoint: its data stand in a workbook inside the deck. */
export interface ChartSpec extends ChartData {
  kind: 'line' | 'columns' | 'bars';
  /** One a series; used in turn. */
  colours: readonly string[];
  /** Points that stand out, by category, in this colour, with their label. */
  marked?: readonly number[];
  markedColour?: string;
  /** Number format of the labels; absent: none are written. */
  format?: string;
  /** Labels on marked points only. */
  labelMarkedOnly?: boolean;
  min?: number;
  max?: number;
  /** Categories written along the axis; off where the columns of the map say it already. */
  axis: boolean;
  /** A line at zero and light ones at whole values. */
  gridStep?: number;
  legend?: boolean;
  lang: Locale;
}

const text = (lang: Locale, color: string, bold = false): string =>
  '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>' +
  runProperties('defRPr', lang, { size: LEAST_SIZE, bold, color }).replace(/ lang="[^"]*"| dirty="0"/gu, '') +
  '</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>';

const strings = (reference: string, values: readonly string[]): string =>
  `<c:strRef><c:f>${reference}</c:f><c:strCache><c:ptCount val="${values.length}"/>` +
  values.map((value, i) => `<c:pt idx="${i}"><c:v>${escapeText(value)}</c:v></c:pt>`).join('') +
  '</c:strCache></c:strRef>';

const numbers = (reference: string, values: readonly (number | null)[], format: string): string =>
  `<c:numRef><c:f>${reference}</c:f><c:numCache><c:formatCode>${escapeText(format)}</c:formatCode><c:ptCount val="${values.length}"/>` +
  values
    .map((value, i) => (value === null || !Number.isFinite(value) ? '' : `<c:pt idx="${i}"><c:v>${value}</c:v></c:pt>`))
    .join('') +
  '</c:numCache></c:numRef>';

const SHOW = (on: boolean): string =>
  `<c:showLegendKey val="0"/><c:showVal val="${on ? 1 : 0}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;

function labels(spec: ChartSpec): string {
  const format = spec.format;
  if (format === undefined) return `<c:dLbls>${SHOW(false)}</c:dLbls>`;
  const place = `<c:dLblPos val="${spec.kind === 'line' ? 't' : 'outEnd'}"/>`;
  const body = (color: string, bold: boolean): string =>
    `<c:numFmt formatCode="${escapeText(format).replace(/"/gu, '&quot;')}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>` +
    `${text(spec.lang, color, bold)}${place}`;
  const marked = (spec.marked ?? [])
    .map((idx) => `<c:dLbl><c:idx val="${idx}"/>${body(spec.markedColour ?? LIGHT.ink, true)}${SHOW(true)}</c:dLbl>`)
    .join('');
  return `<c:dLbls>${marked}${body(LIGHT.second, false)}${SHOW(spec.labelMarkedOnly !== true)}</c:dLbls>`;
}

function series(spec: ChartSpec, index: number): string {
  const one = spec.series[index];
  if (!one) return '';
  const letter = columnName(index + 1);
  const last = spec.categories.length + 1;
  const ink = spec.colours[index % Math.max(1, spec.colours.length)] ?? LIGHT.ink;
  const line = spec.kind === 'line';
  const stroke = `<a:ln w="28575" cap="rnd">${solid(ink)}<a:round/></a:ln>`;
  const dot = (size: number, color: string): string =>
    `<c:marker><c:symbol val="circle"/><c:size val="${size}"/><c:spPr>${solid(color)}${outline(LIGHT.surface, 1)}</c:spPr></c:marker>`;
  const points = (spec.marked ?? [])
    .map((idx) => {
      const color = spec.markedColour ?? ink;
      return line
        ? `<c:dPt><c:idx val="${idx}"/>${dot(11, color)}<c:bubble3D val="0"/><c:spPr>${stroke}</c:spPr></c:dPt>`
        : `<c:dPt><c:idx val="${idx}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${solid(color)}</c:spPr></c:dPt>`;
    })
    .join('');
  return (
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx>${strings(`Sheet1!$${letter}$1`, [one.name])}</c:tx>` +
    (line
      ? `<c:spPr>${stroke}</c:spPr>${dot(7, ink)}`
      : `<c:spPr>${solid(ink)}</c:spPr><c:invertIfNegative val="0"/>`) +
    `${points}${labels(index === 0 ? spec : { ...spec, marked: [] })}` +
    `<c:cat>${strings(`Sheet1!$A$2:$A$${last}`, spec.categories)}</c:cat>` +
    `<c:val>${numbers(`Sheet1!$${letter}$2:$${letter}$${last}`, one.values, 'General')}</c:val>` +
    `${line ? '<c:smooth val="0"/>' : ''}</c:ser>`
  );
}

function axes(spec: ChartSpec): string {
  const bars = spec.kind === 'bars';
  const ticks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>';
  const grid =
    spec.gridStep === undefined
      ? ''
      : `<c:majorGridlines><c:spPr>${outline(LIGHT.hairline, 0.5)}</c:spPr></c:majorGridlines>`;
  const bound = (tag: string, value: number | undefined): string =>
    value === undefined ? '' : `<c:${tag} val="${value}"/>`;
  return (
    `<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="${bars ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/>` +
    `<c:axPos val="${bars ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/>${ticks}` +
    `<c:tickLblPos val="${spec.axis ? 'low' : 'none'}"/><c:spPr>${outline(LIGHT.line)}</c:spPr>${text(spec.lang, LIGHT.second)}` +
    '<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="40"/><c:noMultiLvlLbl val="1"/></c:catAx>' +
    `<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/>${bound('max', spec.max)}${bound('min', spec.min)}</c:scaling>` +
    `<c:delete val="0"/><c:axPos val="${bars ? 't' : 'l'}"/>${grid}<c:numFmt formatCode="General" sourceLinked="0"/>${ticks}` +
    `<c:tickLblPos val="none"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${text(spec.lang, LIGHT.second)}` +
    `<c:crossAx val="1001"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>${bound('majorUnit', spec.gridStep)}</c:valAx>`
  );
}

export function chartXml(spec: ChartSpec): string {
  const all = spec.series.map((_, i) => series(spec, i)).join('');
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
    ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${text(spec.lang, LIGHT.second)}</c:legend>`
    : '';
  return (
    `${XML_HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:roundedCorners val="0"/>' +
    `<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>${layout}${plot}${axes(spec)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>` +
    `${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>` +
    `<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${text(spec.lang, LIGHT.second)}` +
    '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
  );
}
