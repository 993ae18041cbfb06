import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Command } from '../../shared/document/board.ts';
import { readJourney } from '../../shared/document/read.ts';
import { createBoardUpdate } from '../../shared/document/open.ts';
import { parseJourneyFile, writeJourneyFile } from '../../shared/files/journey-file.ts';
import { REACTIONS } from '../../shared/journey/journey.ts';
import { cardsIn, columnsOf, lanesOf, stagesOf } from '../../shared/journey/columns.ts';
import { unplaced } from '../../shared/journey/repair.ts';
import { type Peer, idOf, peer, smallFile, sync } from '../document/board.ts';

const SEEDS = process.env['LONG'] ? 300 : 12;
const STEPS = 120;

/** Mulberry32: the same numbers for the same seed on every machine. */
function randomOf(seed: number): (below: number) => number {
  let state = seed * 0x9e3779b9;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

function pick<T>(random: (below: number) => number, from: Iterable<T>): T | undefined {
  const all = [...from];
  return all[random(Math.max(1, all.length))];
}

let made = 0;

function commandOf({ port }: Peer, personId: string, random: (below: number) => number): Command | undefined {
  const journey = port.records();
  const mapId = idOf('map');
  const card = pick(random, journey.cards.keys());
  const lane = pick(random, journey.lanes.keys());
  const stage = pick(random, journey.stages.keys());
  const column = pick(random, [...journey.stages.keys(), ...journey.steps.keys()]);
  if (!card || !lane || !stage || !column) return undefined;
  const cell = { laneId: lane, columnId: column };
  const id = `f${made++}`.padEnd(12, 'x');
  const note = pick(random, journey.notes.keys());
  const at = { x: random(900), y: random(900) };
  const said = [...journey.comments.values()];
  const thread = pick(
    random,
    said.filter(({ threadId }) => threadId === undefined),
  );
  switch (random(19)) {
    case 0:
      return { type: 'addStage', id, mapId, title: id, at: random(4) };
    case 1:
      return { type: 'addStep', id, stageId: stage, title: id, at: random(3) };
    case 2:
      return { type: 'addLane', id, mapId, kind: 'thoughts', title: '', at: random(4) };
    case 3:
    case 4:
    case 5:
      return { type: 'addCards', cell, at: random(4), cards: [{ id, kind: 'action', title: id }] };
    case 6:
      return { type: 'moveCards', ids: [card], cell, at: random(4) };
    case 7:
      return { type: 'moveStage', id: stage, at: random(4) };
    case 8:
      return { type: 'setCard', id: card, fields: { owner: id, title: `word ${random(50)}` } };
    case 9:
      return {
        type: 'remove',
        records: [
          pick(random, [
            { kind: 'cards', id: card },
            { kind: 'lanes', id: lane },
            { kind: 'stages', id: stage },
          ] as const) ?? { kind: 'cards', id: card },
        ],
      };
    case 10:
      return {
        type: 'restore',
        records: [
          { kind: 'cards', id: card },
          { kind: 'stages', id: stage },
        ],
      };
    case 11:
      return { type: 'setArc', point: { laneId: lane, columnId: column, value: random(4) === 0 ? null : random(11) } };
    case 12:
      return {
        type: 'addNotes',
        notes: [{ id, mapId, kind: 'sticky', at, size: { width: 160, height: 120 }, text: id, tint: 2 }],
      };
    case 13:
      return { type: 'placeNotes', places: note === undefined ? [] : [{ id: note, at }] };
    case 14:
      return {
        type: random(3) === 0 ? 'restore' : 'remove',
        records: note === undefined ? [] : [{ kind: 'notes', id: note }],
      };
    case 15:
      return {
        type: 'addComment',
        comment: {
          id,
          target: `card:${card}`,
          text: id,
          author: 'A',
          ...(thread === undefined || random(2) === 0 ? {} : { threadId: thread.id, resolved: random(2) === 0 }),
        },
      };
    case 16: {
      const own = pick(
        random,
        said.filter(({ createdBy }) => createdBy === personId),
      );
      return own && { type: 'setComment', id: own.id, text: `said ${random(50)}` };
    }
    case 17: {
      const to = pick(random, said);
      return to && { type: 'react', commentId: to.id, value: pick(random, [...REACTIONS, null]) ?? null };
    }
    default:
      return {
        type: 'setFeeling',
        feeling: { mapId, personaId: idOf('ada'), columnId: column, value: random(4) === 0 ? null : random(5) - 2 },
      };
  }
}

const talkOf = ({ port }: Peer): string => {
  const { comments, reactions } = port.records();
  return JSON.stringify([comments, reactions].map((kind) => [...kind].sort(([a], [b]) => (a < b ? -1 : 1))));
};

function step(who: Peer, personId: string, random: (below: number) => number): void {
  const dice = random(10);
  if (dice < 2) {
    const before = talkOf(who);
    if (dice === 0) who.port.undo();
    else who.port.redo();
    // what was said is never taken back by undo, whoever said it (J6)
    expect(talkOf(who)).toBe(before);
  } else if (dice < 4) {
    const { cards, notes } = who.port.records();
    const [card, note] = [pick(random, cards.keys()), pick(random, notes.keys())];
    const onNote = random(3) === 0 && note !== undefined;
    const id = onNote ? note : card;
    const text = id === undefined ? undefined : who.port.text(id, onNote ? 'text' : random(2) ? 'title' : 'body');
    text?.edit(random(6), random(3), `t${random(100)} `);
    if (random(3) === 0) who.port.endGesture();
  } else {
    const command = commandOf(who, personId, random);
    if (command) who.port.run(command);
  }
}

describe('several people with lost connections', () => {
  it.each(Array.from({ length: SEEDS }, (_, seed) => seed))(
    '[J3] [J4] [J8] seed %i ends alike for all, and whole',
    (seed) => {
      const random = randomOf(seed + 1);
      const start = createBoardUpdate(smallFile());
      const names = ['ann', 'bob', 'cem', 'dee'];
      const all = names.map((name) => peer(name, start));
      const everMade = new Set<string>();
      for (let i = 0; i < STEPS; i++) {
        const who = pick(random, all);
        if (who) step(who, idOf(names[all.indexOf(who)] ?? ''), random);
        for (const kind of ['cards', 'notes', 'comments'] as const)
          for (const id of who?.port.records()[kind].keys() ?? []) everMade.add(`${kind}/${id}`);
        // two of them are in touch now and then; who is left out is offline
        const [a, b] = [pick(random, all), pick(random, all)];
        if (a && b && a !== b && random(3) === 0) sync(a, b);
      }
      sync(...all);
      sync(...all);
      const texts = all.map(({ port }) => writeJourneyFile(port.records()));
      for (const text of texts) expect(text).toBe(texts[0]);
      for (const one of all) expect(talkOf(one)).toBe(talkOf(all[0] ?? one));
      for (const { doc, port } of all) {
        // read piece by piece or all at once, it is the same board
        expect(writeJourneyFile(readJourney(doc).journey)).toBe(writeJourneyFile(port.records()));
        expect(port.problems().filter((p) => !p.code.startsWith('words-for-deleted-'))).toEqual([]);
        // deleted, taken back or moved by two at once: every card and note anyone ever saw is still held
        const { cards, notes, comments } = port.records();
        const held = new Set([
          ...[...comments.keys()].map((id) => `comments/${id}`),
          ...[...cards.keys()].map((id) => `cards/${id}`),
          ...[...notes.keys()].map((id) => `notes/${id}`),
        ]);
        expect([...everMade].filter((place) => !held.has(place))).toEqual([]);
      }
      const journey = all[0]?.port.records();
      if (!journey) throw new Error('nobody');
      const maps = [...journey.maps.keys()];
      const shown = maps.flatMap((mapId) =>
        lanesOf(journey, mapId).flatMap((lane) =>
          columnsOf(journey, mapId).flatMap((column) => cardsIn(journey, { laneId: lane.id, columnId: column.id })),
        ),
      );
      const seen = [...shown, ...unplaced(journey)].map((card) => card.id).sort();
      const livingCards = [...journey.cards.values()].filter((card) => !card.deleted).map((card) => card.id);
      expect(seen).toEqual(livingCards.sort());
      for (const mapId of maps) expect(new Set(stagesOf(journey, mapId)).size).toBe(stagesOf(journey, mapId).length);
      expect(parseJourneyFile(texts[0] ?? '')).toMatchObject({ ok: true, problems: [] });
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(all[1]?.doc ?? copy));
      expect(writeJourneyFile(readJourney(copy).journey)).toBe(texts[0]);
    },
  );
});
