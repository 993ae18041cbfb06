import type { Box } from '../../journey/layout.types.ts';
import type { ChartSeries, ChartSpec } from './chart.types.ts';
import { sayFigure } from './figure.ts';
import { linesOf, LEAST_SIZE, oneLine, type Paragraph } from './text.ts';

/** How the preview writes one line of text. */
export type Write = (text: string, x: number, y: number, look: Partial<Paragraph> & { anchor?: string }) => string;

const number = (value: number): string => String(Math.round(value * 100) / 100);

interface Plot extends Box {
  spec: ChartSpec;
  size: number;
  /** Place of a value along its axis, in points from the slide's corner. */
  at: (value: number) => number;
}

function plotOf(spec: ChartSpec, box: Box): Plot {
  const size = spec.size ?? LEAST_SIZE;
  const bars = spec.kind === 'bars';
  const legend = spec.legend ? 22 : 0;
  const foot = spec.axis && !bars ? size * 2.4 + 6 : 4;
  const left = bars && spec.axis ? box.width * 0.34 : spec.scale ? 46 : spec.axis ? 6 : 0;
  const plot = {
    x: box.x + left,
    y: box.y + 6,
    width: box.width - left - (spec.axis ? 6 : 0),
    height: box.height - foot - legend - 6,
  };
  const share = (value: number): number => (value - spec.min) / (spec.max - spec.min || 1);
  return {
    ...plot,
    spec,
    size,
    at: (value) => (bars ? plot.x + share(value) * plot.width : plot.y + (1 - share(value)) * plot.height),
  };
}

const line = (x1: number, y1: number, x2: number, y2: number, colour: string, width: number, dash = ''): string =>
  `<line x1="${number(x1)}" y1="${number(y1)}" x2="${number(x2)}" y2="${number(y2)}" stroke="${colour}" stroke-width="${width}"${dash}/>`;

function grid({ spec, x, y, width, height, at, size }: Plot, write: Write): string {
  const zero = Math.min(spec.max, Math.max(spec.min, 0));
  const base =
    spec.kind === 'bars'
      ? line(at(zero), y, at(zero), y + height, spec.ink.line, 0.75)
      : line(x, at(zero), x + width, at(zero), spec.ink.line, 0.75);
  if (spec.gridStep === undefined || spec.kind === 'bars') return base;
  const lines: string[] = [];
  for (let value = spec.min; value <= spec.max + spec.gridStep / 1e6; value += spec.gridStep) {
    lines.push(line(x, at(value), x + width, at(value), spec.ink.hairline, 0.5));
    if (spec.scale)
      lines.push(
        write(sayFigure(spec.figure, spec.lang, value), x - 6, at(value) + size * 0.35, {
          size,
          color: spec.ink.second,
          anchor: 'end',
        }),
      );
  }
  return lines.join('') + base;
}

function names({ spec, x, y, width, height, size }: Plot, box: Box, write: Write): string {
  if (!spec.axis) return '';
  const slot = (spec.kind === 'bars' ? height : width) / Math.max(1, spec.categories.length);
  return spec.categories
    .map((name, i) => {
      if (spec.labelStep !== undefined && i % spec.labelStep !== 0) return '';
      const room = spec.kind === 'bars' ? x - box.x - 8 : slot * (spec.labelStep ?? 1);
      const lines = linesOf({ text: name, size }, Math.max(8, room)).slice(0, 2);
      return lines
        .map((text, at) => {
          const shown = oneLine({ text, size }, Math.max(8, room)).text;
          const look = { size, color: spec.ink.second };
          return spec.kind === 'bars'
            ? write(shown, x - 8, y + slot * (i + 0.5) + size * (0.35 + at * 1.2 - (lines.length - 1) * 0.6), {
                ...look,
                anchor: 'end',
              })
            : write(shown, x + slot * (i + 0.5), y + height + size * (1.3 + at * 1.2), { ...look, anchor: 'middle' });
        })
        .join('');
    })
    .join('');
}

function label(plot: Plot, series: ChartSeries, i: number, first: boolean): Partial<Paragraph> | undefined {
  const marked = first && plot.spec.marked?.includes(i);
  if (series.labels === 'none' || (series.labels === 'marked' && !marked)) return undefined;
  const color = marked ? (plot.spec.markedColour ?? series.colour) : plot.spec.ink.second;
  return { size: plot.size, color, bold: marked ?? false };
}

function curve(plot: Plot, series: ChartSeries, index: number, write: Write): string {
  const { spec, at } = plot;
  const slot = plot.width / Math.max(1, spec.categories.length);
  const places = series.values.map((value, i) =>
    value === null ? undefined : { x: plot.x + slot * (i + 0.5), y: at(value), value, i },
  );
  let path = '';
  places.forEach((place, i) => {
    if (place) path += `${places[i - 1] ? 'L' : 'M'}${number(place.x)} ${number(place.y)}`;
  });
  const stroke = `<path d="${path}" fill="none" stroke="${series.colour}" stroke-width="${series.dash ? 1.25 : 2.25}" stroke-linejoin="round"${series.dash ? ' stroke-dasharray="3 2"' : ''}/>`;
  const points = places.flatMap((place) => {
    if (!place) return [];
    const { x, y, value, i } = place;
    const marked = index === 0 && spec.marked?.includes(i);
    const [plus, minus] = [series.error?.plus[i] ?? 0, series.error?.minus[i] ?? 0];
    const error = plus + minus > 0 ? line(x, at(value + plus), x, at(value - minus), series.colour, 1) : '';
    const colour = marked ? (spec.markedColour ?? series.colour) : series.colour;
    const dot =
      series.dots === false
        ? ''
        : `<circle cx="${number(x)}" cy="${number(y)}" r="${marked ? 5.5 : 3.5}" fill="${colour}" stroke="${spec.ink.surface}"/>`;
    const look = label(plot, series, i, index === 0);
    const side = series.below?.includes(i) ? plot.size + 6 : -8;
    return [
      error,
      dot,
      look ? write(sayFigure(spec.figure, spec.lang, value), x, y + side, { ...look, anchor: 'middle' }) : '',
    ];
  });
  return stroke + points.join('');
}

function bar(plot: Plot, series: ChartSeries, write: Write): string {
  const { spec, at, size } = plot;
  const bars = spec.kind === 'bars';
  const slot = (bars ? plot.height : plot.width) / Math.max(1, spec.categories.length);
  const thick = slot / 1.45;
  return series.values
    .map((value, i) => {
      if (value === null) return '';
      const from = (bars ? plot.y : plot.x) + slot * i + (slot - thick) / 2;
      const fill = spec.marked?.includes(i) ? (spec.markedColour ?? series.colour) : series.colour;
      const [zero, end] = [at(Math.max(spec.min, 0)), at(value)];
      const rect = bars
        ? `<rect x="${number(zero)}" y="${number(from)}" width="${number(Math.max(0, end - zero))}" height="${number(thick)}" fill="${fill}"/>`
        : `<rect x="${number(from)}" y="${number(end)}" width="${number(thick)}" height="${number(Math.max(0, zero - end))}" fill="${fill}"/>`;
      const look = label(plot, series, i, true);
      const [plus, minus] = [series.error?.plus[i] ?? 0, series.error?.minus[i] ?? 0];
      const middle = from + thick / 2;
      const error =
        plus + minus > 0 && bars ? line(at(value - minus), middle, at(value + plus), middle, spec.ink.second, 1) : '';
      if (!look) return rect + error;
      return (
        rect +
        error +
        (bars
          ? write(
              sayFigure(spec.figure, spec.lang, value),
              series.error ? zero + 6 : end + 4,
              middle + size * 0.35,
              series.error ? { ...look, bold: true, color: spec.ink.first } : look,
            )
          : write(sayFigure(spec.figure, spec.lang, value), from + thick / 2, end - 5, { ...look, anchor: 'middle' }))
      );
    })
    .join('');
}

function legend(plot: Plot, box: Box, write: Write): string {
  const { spec, size } = plot;
  if (!spec.legend) return '';
  const y = box.y + box.height - 6;
  const each = box.width / spec.series.length;
  return spec.series
    .map((series, i) => {
      const x = box.x + each * i + Math.max(0, each / 2 - 60);
      const dash = series.dash ? ' stroke-dasharray="3 2"' : '';
      return (
        line(x, y - size * 0.35, x + 22, y - size * 0.35, series.colour, 2, dash) +
        write(oneLine({ text: series.name, size }, Math.max(20, each - 34)).text, x + 28, y, {
          size,
          color: spec.ink.second,
        })
      );
    })
    .join('');
}

/** A chart as PowerPoint will draw it, closely enough to choose by. */
export function previewChart(spec: ChartSpec, box: Box, write: Write): string {
  const plot = plotOf(spec, box);
  const drawn = spec.series.map((series, i) =>
    spec.kind === 'line' ? curve(plot, series, i, write) : bar(plot, series, write),
  );
  return grid(plot, write) + names(plot, box, write) + drawn.join('') + legend(plot, box, write);
}
