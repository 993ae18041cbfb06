import type { Locale } from '../../journey/journey.ts';
import { NO_PICTURES, type Pictures } from '../../journey/pictures.ts';
import { chartXml, type ChartSpec } from './chart.ts';
import { LAYOUTS, masterParts, presentationParts } from './master.ts';
import { zipPackage, type Part } from './package.ts';
import { Slide } from './slide.ts';
import { writeWorkbook } from './workbook.ts';
import { escapeText } from './xml.ts';

const SLIDE_TYPE = 'application/vnd.openxmlformats-officedocument.presentationml.slide+xml';
const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';

/** Slides and charts of one file, numbered in the order in which they were asked for. */
export class Deck {
  private readonly slides: Slide[] = [];
  private readonly charts: Part[] = [];
  /** By hash: a picture shown on many slides is in the file once. */
  private readonly media = new Map<string, Part>();

  constructor(
    private readonly lang: Locale,
    private readonly now: number,
    private readonly pictures: Pictures = NO_PICTURES,
  ) {}

  get count(): number {
    return this.slides.length;
  }

  slide(): Slide {
    const slide = new Slide(
      this.lang,
      (spec) => this.chart(spec),
      (hash) => this.picture(hash),
    );
    this.slides.push(slide);
    return slide;
  }

  private chart(spec: ChartSpec): string {
    const number = this.charts.length / 2 + 1;
    const path = `ppt/charts/chart${number}.xml`;
    const workbook = `ppt/embeddings/Microsoft_Excel_Sheet${number}.xlsx`;
    this.charts.push(
      {
        path,
        type: CHART_TYPE,
        content: chartXml(spec),
        relations: [{ id: 'rId1', type: 'package', target: workbook }],
      },
      { path: workbook, content: writeWorkbook(spec, this.now) },
    );
    return path;
  }

  private picture(hash: string): string | undefined {
    const known = this.media.get(hash);
    if (known) return known.path;
    const picture = this.pictures.get(hash);
    if (!picture) return undefined;
    const extension = picture.type.slice(picture.type.indexOf('/') + 1);
    const path = `ppt/media/image${this.media.size + 1}.${extension}`;
    this.media.set(hash, { path, content: picture.bytes });
    return path;
  }

  write(title: string): Uint8Array {
    const slides = this.slides.map((slide, i): Part => ({
      path: `ppt/slides/slide${i + 1}.xml`,
      type: SLIDE_TYPE,
      content: slide.xml(),
      relations: [{ id: 'rId1', type: 'slideLayout', target: LAYOUTS.title }, ...slide.relations],
    }));
    const paths = slides.map((part) => part.path);
    return zipPackage(
      [
        ...presentationParts(paths, escapeText(title), this.lang, this.now),
        ...masterParts(),
        ...slides,
        ...this.charts,
        ...this.media.values(),
      ],
      [
        { id: 'rId1', type: 'officeDocument', target: 'ppt/presentation.xml' },
        { id: 'rId2', type: 'core-properties', target: 'docProps/core.xml' },
        { id: 'rId3', type: 'extended-properties', target: 'docProps/app.xml' },
      ],
      this.now,
    );
  }
}
