import type { Box } from '../../journey/layout.types.ts';
import type { ChartSpec } from './chart.types.ts';
import type { Ink } from './ink.ts';
import { titleBox, type Page } from './page.ts';
import type { ConnectorItem, Form, Item, ShapeItem, SlideModel, TableColumn, TableRow } from './slide.types.ts';
import { flat } from '../clean.ts';
import { labelStep } from './split.ts';
import { clamped, fitting, LEAST_SIZE, oneLine, type Insets, type Paragraph } from './text.ts';

export interface ShapeSpec extends Box {
  name: string;
  alt?: string;
  form?: Form;
  corner?: number;
  fill?: string;
  stripe?: string;
  stroke?: string;
  insets?: Partial<Insets>;
  anchor?: ShapeItem['anchor'];
  paragraphs?: readonly Paragraph[];
  placeholder?: NonNullable<ShapeItem['placeholder']>;
}

export interface ConnectorSpec {
  name: string;
  alt: string;
  /** Names of shapes. */
  from: string;
  to: string;
  dash?: boolean;
  dot?: boolean;
}

type Way = Pick<ConnectorItem, 'form'> & {
  sites: readonly [number, number];
  start: { x: number; y: number };
  end: { x: number; y: number };
};

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
  const form = 'straightConnector1';
  return b.y >= a.y
    ? { form, sites: [2, 0], start: { x: a.x, y: from.y + from.height }, end: { x: b.x, y: to.y } }
    : { form, sites: [0, 2], start: { x: a.x, y: from.y }, end: { x: b.x, y: to.y + to.height } };
}

/** A name in three lines at most; a figure in a line of its own below it stays whole. */
function shortName(text: string, size: number, width: number): string {
  const [name = '', ...figures] = text.split('\n');
  return [clamped({ text: name, size }, width, 3).text, ...figures].join('\n');
}

const TITLE_SIZES = [26, 24, 22, 20];
const TITLE_TWO_LINES = [18, 17, 16];

/** One slide while it is being drawn, in points from its upper left corner. */
export class Slide {
  private readonly items: Item[] = [];
  private readonly notes: string[] = [];
  private id = 1;
  private heading = '';
  /** Where shapes stand, by name, for what is glued to them. */
  private readonly places = new Map<string, Box & { id: number }>();

  constructor(
    readonly page: Page,
    readonly ink: Ink,
    private readonly key: string,
    private readonly layout: SlideModel['layout'] = 'title',
    /** Kept clear at the right above the title. */
    readonly corner = 0,
  ) {}

  private next(): number {
    this.id += 1;
    return this.id;
  }

  /** What the slide says, kept clear of `right` points at the right. */
  title(text: string): void {
    const box = titleBox(this.page);
    const paragraph: Paragraph = { text: flat(text), bold: true, color: this.ink.ink };
    const shown =
      fitting(paragraph, TITLE_SIZES, box.width, 1) ??
      fitting(paragraph, TITLE_TWO_LINES, box.width, 2) ??
      clamped({ ...paragraph, size: 16 }, box.width, 2);
    this.heading = flat(text);
    this.shape({ ...box, name: 'Title', placeholder: 'title', anchor: 'ctr', paragraphs: [shown] });
  }

  /** The title of a cover, set by who draws it. */
  coverTitle(box: Box, paragraph: Paragraph, full: string): void {
    this.heading = flat(full);
    const cut = paragraph.text === full ? {} : { alt: full };
    this.shape({ ...box, ...cut, name: 'Title', placeholder: 'ctrTitle', anchor: 'b', paragraphs: [paragraph] });
  }

  shape(spec: ShapeSpec): void {
    const { form = 'rect', corner = 0, insets = {}, anchor = 't', paragraphs = [], ...rest } = spec;
    const { left = 0, top = 0, right = 0, bottom = 0 } = insets;
    const id = this.next();
    const { x, y, width, height } = spec;
    this.places.set(spec.name, { x, y, width, height, id });
    this.items.push({
      ...rest,
      type: 'shape',
      id,
      form,
      corner,
      insets: { left, top, right, bottom },
      anchor,
      paragraphs: paragraphs.map((one) => ({ ...one, color: one.color ?? this.ink.ink })),
      decorative: paragraphs.length === 0 && spec.alt === undefined,
    });
  }

  /** How many things there are: a place in the pile. */
  get count(): number {
    return this.items.length;
  }

  /** Between two shapes drawn before; nothing where one of them is on another slide. */
  connector(spec: ConnectorSpec, under: number): void {
    const [from, to] = [this.places.get(spec.from), this.places.get(spec.to)];
    if (!from || !to) return;
    const { form, sites, start, end } = wayBetween(from, to);
    this.items.splice(under, 0, {
      type: 'connector',
      id: this.next(),
      name: spec.name,
      alt: spec.alt,
      form,
      x: Math.min(start.x, end.x),
      y: Math.min(start.y, end.y),
      width: Math.abs(end.x - start.x),
      height: Math.abs(end.y - start.y),
      flipX: end.x < start.x,
      flipY: end.y < start.y,
      from: { id: from.id, site: sites[0] },
      to: { id: to.id, site: sites[1] },
      colour: this.ink.third,
      dash: spec.dash ?? false,
      dot: spec.dot ?? false,
    });
  }

  /** Text without a frame of its own. */
  text(name: string, box: Box, paragraphs: readonly Paragraph[], anchor: ShapeItem['anchor'] = 't'): void {
    this.shape({ ...box, name, paragraphs, anchor });
  }

  /** One line of text that is cut where it does not fit, whole for who listens. */
  line(name: string, box: Box, paragraph: Paragraph, anchor: ShapeItem['anchor'] = 't'): void {
    const shown = oneLine(paragraph, box.width);
    const alt = shown.text === flat(paragraph.text) ? {} : { alt: paragraph.text };
    this.shape({ ...box, ...alt, name, paragraphs: [shown], anchor });
  }

  hairline(x: number, y: number, width: number, colour: string = this.ink.hairline): void {
    this.items.push({ type: 'line', id: this.next(), name: 'Line', x, y, width, height: 0, colour });
  }

  chart(name: string, alt: string, { x, y, width, height }: Box, spec: ChartSpec): void {
    const { axis, kind, categories, size = LEAST_SIZE } = spec;
    // periods stand flat beside each other; names of places may take two lines
    const step = axis && kind === 'line' && spec.oneLineAxis ? labelStep(categories, width, size) : 1;
    const slot = width / Math.max(1, categories.length) - 4;
    // a name of many lines would leave no room for what is drawn above it
    const short =
      axis && kind !== 'bars' && !spec.oneLineAxis ? categories.map((text) => shortName(text, size, slot)) : categories;
    const item = { ...spec, categories: short, ...(step > 1 ? { labelStep: step } : {}) };
    this.items.push({ type: 'chart', id: this.next(), name, alt, x, y, width, height, spec: item });
  }

  /** A picture as it is, which can be cropped and exchanged. */
  picture(name: string, alt: string, { x, y, width, height }: Box, hash: string): void {
    this.items.push({ type: 'picture', id: this.next(), name, alt, x, y, width, height, hash });
  }

  /** A real table; every row gets its own height, so that the frame is as high as what it holds. */
  table(
    name: string,
    alt: string,
    at: { x: number; y: number },
    columns: readonly TableColumn[],
    rows: readonly TableRow[],
  ): void {
    const width = columns.reduce((sum, column) => sum + column.width, 0);
    const height = rows.reduce((sum, row) => sum + row.height, 0);
    const inked = rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => ({ ...cell, color: cell.color ?? this.ink.ink, size: cell.size ?? LEAST_SIZE })),
    }));
    const line = this.ink.line;
    this.items.push({ type: 'table', id: this.next(), name, alt, ...at, width, height, columns, rows: inked, line });
  }

  /** Said by the speaker, not shown. */
  note(...lines: readonly string[]): void {
    this.notes.push(...lines);
  }

  get model(): SlideModel {
    const ground = this.layout === 'cover' ? this.ink.cover.ground : this.ink.ground;
    return { key: this.key, title: this.heading, layout: this.layout, ground, items: this.items, notes: this.notes };
  }
}
