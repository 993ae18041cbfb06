import { describeLens } from './charts/lens.describe.ts';
import { describeFlows } from './charts/flows.describe.ts';
import { flowsOf } from './flows.ts';
import type { Journey } from './journey.ts';
import type { MapLayout } from './layout.types.ts';
import { notesOf, type NoteBox } from './notes.ts';
import { cardItems } from './scene-cards.ts';
import { evidenceHead, evidenceWords } from './scene-evidence.ts';
import { flowItems } from './scene-flows.ts';
import { foldedItems, headerItems, madeUp, railItems, titleItems } from './scene-frame.ts';
import { describeLane, laneItems } from './scene-lanes.ts';
import { describeLinks, linkItems } from './scene-links.ts';
import { describeNote, noteItems } from './scene-notes.ts';
import type { Style } from './scene-parts.ts';
import type { Scene } from './scene.types.ts';
import { sayIn } from './words/words.ts';

export type * from './scene.types.ts';
export type { Style } from './scene-parts.ts';

/** A whole map as primitives: what every export paints, and the far layer of the canvas (X2). */
export function sceneOf(layout: MapLayout, journey: Journey, style: Style): Scene {
  const { tokens, locale } = style;
  const say = sayIn(locale);
  const title = layout.title.text || say('map.untitled');
  const notes = notesOf(journey, layout.mapId);
  const flows = flowsOf(journey, layout, locale);
  const isFrame = ({ note }: NoteBox): boolean => note.kind === 'frame';
  return {
    ...sheetOf(layout, notes),
    background: tokens.canvas,
    locale,
    title,
    description: [
      say('map.description', { stages: layout.stages.length, lanes: layout.lanes.length }),
      say('map.stages-are', { names: layout.stages.map((stage) => stage.title).join(', ') }),
      ...(layout.lens ? [`${describeLens(journey, layout.lens, locale)}.`] : []),
      ...evidenceWords(layout, locale),
      ...layout.lanes.map((lane) => describeLane(lane, layout, journey, locale)),
      ...describeLinks(layout, journey, locale),
      ...(flows ? [describeFlows(flows, journey, locale)] : []),
      ...(notes.length > 0
        ? [say('map.notes', { notes: notes.map((one) => describeNote(one, locale)).join('; ') })]
        : []),
      ...(madeUp(layout, journey) ? [`${say('map.made-up')}.`] : []),
    ].join('\n'),
    items: [
      ...notes.filter(isFrame).flatMap((one) => noteItems(one, style)),
      ...(layout.title.height > 0 ? titleItems(layout, journey, style) : []),
      ...foldedItems(layout, style),
      ...headerItems(layout, style),
      ...evidenceHead(layout, style),
      ...layout.lanes.flatMap((lane) => [
        ...railItems(lane, layout, journey, style),
        ...laneItems(lane, layout, journey, style),
      ]),
      ...layout.cards.flatMap((card) => cardItems(card, style)),
      ...linkItems(layout, journey, style),
      ...(flows ? flowItems(flows, style) : []),
      ...notes.filter((one) => !isFrame(one)).flatMap((one) => noteItems(one, style)),
    ],
  };
}

/** Large enough for the map and for every note beside it. */
function sheetOf({ width, height }: MapLayout, notes: readonly NoteBox[]): Pick<Scene, 'width' | 'height' | 'from'> {
  const left = Math.floor(Math.min(0, ...notes.map((one) => one.x)));
  const top = Math.floor(Math.min(0, ...notes.map((one) => one.y)));
  const right = Math.ceil(Math.max(width, ...notes.map((one) => one.x + one.width)));
  const bottom = Math.ceil(Math.max(height, ...notes.map((one) => one.y + one.height)));
  const size = { width: right - left, height: bottom - top };
  return left === 0 && top === 0 ? size : { ...size, from: { x: left, y: top } };
}
