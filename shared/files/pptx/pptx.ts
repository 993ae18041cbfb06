import type { Journey } from '../../journey/journey.ts';
import { deckOf, type DeckOptions } from '../slides/deck-of.ts';
import type { DeckModel } from '../slides/slide.types.ts';
import { chartXml } from './chart-xml.ts';
import { Colours } from './colour.ts';
import { LAYOUTS, masterParts, PRESENTATION_TYPE } from './master.ts';
import { notesMaster, notesPart } from './notes-xml.ts';
import { zipPackage, type Part } from './package.ts';
import { presentationParts } from './presentation.ts';
import { SlideWriter } from './slide-xml.ts';
import { writeWorkbook } from './workbook.ts';

export type PptxOptions = DeckOptions;

const CHART_TYPE = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';

/** Charts, pictures and notes of one file, numbered in the order in which slides ask for them. */
class Parts {
  readonly charts: Part[] = [];
  readonly notes: Part[] = [];
  /** By hash: a picture shown on many slides is in the file once. */
  readonly media = new Map<string, Part>();

  constructor(
    private readonly deck: DeckModel,
    private readonly colours: Colours,
  ) {}

  chart({ spec }: { spec: Parameters<typeof chartXml>[0] }): string {
    const number = this.charts.length / 2 + 1;
    const path = `ppt/charts/chart${number}.xml`;
    const workbook = `ppt/embeddings/Microsoft_Excel_Sheet${number}.xlsx`;
    this.charts.push(
      {
        path,
        type: CHART_TYPE,
        content: chartXml(spec, this.colours),
        relations: [{ id: 'rId1', type: 'package', target: workbook }],
      },
      { path: workbook, content: writeWorkbook(spec, this.deck.now) },
    );
    return path;
  }

  picture(hash: string): string | undefined {
    const known = this.media.get(hash);
    if (known) return known.path;
    const picture = this.deck.pictures.get(hash);
    if (!picture) return undefined;
    const extension = picture.type.slice(picture.type.indexOf('/') + 1);
    const path = `ppt/media/image${this.media.size + 1}.${extension}`;
    this.media.set(hash, { path, content: picture.bytes });
    return path;
  }
}

/** The slides as a file that PowerPoint can edit: cards are shapes, charts are charts (X1). */
export function writeDeck(deck: DeckModel): Uint8Array {
  const colours = new Colours(deck.ink);
  const parts = new Parts(deck, colours);
  const target = deck.logo && parts.picture(deck.logo.hash);
  const slides = deck.slides.map((slide, i): Part => {
    const path = `ppt/slides/slide${i + 1}.xml`;
    const writer = new SlideWriter(deck.lang, colours, {
      chart: (item) => parts.chart(item),
      picture: (hash) => parts.picture(hash),
    });
    const content = writer.xml(slide);
    const relations = [{ id: 'rId1', type: 'slideLayout', target: LAYOUTS[slide.layout] }, ...writer.relations];
    if (slide.notes.some((line) => line.trim() !== '')) {
      const notes = `ppt/notesSlides/notesSlide${parts.notes.length + 1}.xml`;
      parts.notes.push(notesPart(notes, path, slide.notes, deck.lang));
      relations.push({ id: `rId${relations.length + 1}`, type: 'notesSlide', target: notes });
    }
    return { path, type: `${PRESENTATION_TYPE}.slide+xml`, content, relations };
  });
  const hasNotes = parts.notes.length > 0;
  const { page, ink } = deck;
  return zipPackage(
    [
      ...presentationParts(
        deck,
        slides.map(({ path }) => path),
        hasNotes,
      ),
      ...masterParts(page, ink, colours, deck.logo && target !== undefined ? { box: deck.logo, target } : undefined),
      ...(hasNotes ? notesMaster(page.width / page.height) : []),
      ...slides,
      ...parts.notes,
      ...parts.charts,
      ...parts.media.values(),
    ],
    [
      { id: 'rId1', type: 'officeDocument', target: 'ppt/presentation.xml' },
      { id: 'rId2', type: 'core-properties', target: 'docProps/core.xml' },
      { id: 'rId3', type: 'extended-properties', target: 'docProps/app.xml' },
    ],
    deck.now,
  );
}

/** A journey as slides. Same input, same bytes, in browser and in Node (X2). */
export function writePptx(journey: Journey, options: PptxOptions): Uint8Array {
  return writeDeck(deckOf(journey, options));
}
