import { mapsOf } from '../../journey/columns.ts';
import type { Id, Journey, Locale } from '../../journey/journey.ts';
import { NO_PICTURES, type Pictures } from '../../journey/pictures.ts';
import { Deck } from './deck.ts';
import { factsOf, unplaced } from './facts.ts';
import { drawNotes } from './notes.ts';
import { drawFindings } from './findings.ts';
import { LIGHT } from './ink.ts';
import { MARGIN, SLIDE } from './master.ts';
import { drawOverview } from './overview.ts';
import { drawStage, drawUnplaced } from './stage.ts';
import { slideSay } from './words.ts';

export interface PptxOptions {
  /** The only clock: the date on the slides and in the file. */
  now: number;
  lang: Locale;
  /** Every living map when absent. */
  mapId?: Id;
  pictures?: Pictures;
}

/** A journey as slides that PowerPoint can edit: cards are shapes, charts are charts (X1). Same input, same bytes. */
export function writePptx(journey: Journey, { now, lang, mapId, pictures = NO_PICTURES }: PptxOptions): Uint8Array {
  const deck = new Deck(lang, now, pictures);
  const maps = mapsOf(journey).filter((map) => mapId === undefined || map.id === mapId);
  maps.forEach((map, i) => {
    const facts = factsOf(journey, map, lang, now, pictures);
    drawOverview(deck, facts);
    facts.stages.forEach((stage, at) => drawStage(deck, facts, stage, at));
    drawNotes(deck, facts);
    drawFindings(deck, facts);
    const homeless = unplaced(facts, i === 0 && mapId === undefined);
    drawUnplaced(
      deck,
      facts,
      homeless.map((card) => ({ card, heading: '' })),
    );
  });
  const title = journey.board.title.trim();
  if (maps.length === 0) {
    const words = slideSay(lang);
    const slide = deck.slide();
    slide.title(title || words('noMaps'));
    slide.text('empty', { x: MARGIN, y: 84, width: SLIDE.width - 2 * MARGIN, height: 40 }, [
      { text: words('noMaps'), size: 14, color: LIGHT.second },
    ]);
  }
  return deck.write(title || maps[0]?.title || 'Journeyboard');
}
