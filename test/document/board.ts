import * as Y from 'yjs';
import type { BoardPort } from '../../shared/document/board.ts';
import { openBoard } from '../../shared/document/connect.ts';
import { createBoardUpdate } from '../../shared/document/open.ts';
import { FILE_FORMAT, type JourneyFile } from '../../shared/files/journey-file.types.ts';

/** A readable id, filled up to twelve characters. */
export function idOf(name: string): string {
  return name.padEnd(12, '0').slice(0, 12);
}

const by = { createdBy: 'template' };

export function smallFile(): JourneyFile {
  const stages = ['see', 'buy', 'use'].map((name, i) => ({
    ...by,
    id: idOf(name),
    mapId: idOf('map'),
    title: name,
    order: `a${i}`,
    tint: 0 as const,
  }));
  return {
    format: FILE_FORMAT,
    version: 1,
    board: { id: idOf('board'), title: 'Small', locale: 'en', timeZone: 'UTC', version: 1, defaultView: 'canvas' },
    maps: [
      {
        ...by,
        id: idOf('map'),
        title: 'Now',
        state: 'now',
        personaIds: [idOf('ada')],
        at: { x: 0, y: 0 },
        order: 'a0',
      },
    ],
    stages,
    lanes: [
      {
        ...by,
        id: idOf('lane'),
        mapId: idOf('map'),
        kind: 'actions',
        title: '',
        order: 'a0',
        collapsed: false,
        settings: {},
      },
      {
        ...by,
        id: idOf('pains'),
        mapId: idOf('map'),
        kind: 'pains',
        title: '',
        order: 'a1',
        collapsed: false,
        settings: {},
      },
    ],
    personas: [
      {
        ...by,
        id: idOf('ada'),
        name: 'Ada',
        role: '',
        picture: '',
        goals: '',
        needs: '',
        quote: '',
        tint: 0,
      },
    ],
    cards: [
      {
        ...by,
        id: idOf('card'),
        cell: { laneId: idOf('lane'), columnId: idOf('see') },
        order: 'a0',
        kind: 'action',
        title: 'Looks',
        body: '',
      },
    ],
  };
}

export interface Peer {
  doc: Y.Doc;
  port: BoardPort & { destroy(): void };
}

export function peer(name: string, start: Uint8Array = createBoardUpdate(smallFile())): Peer {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, start);
  return { doc, port: openBoard(doc, { personId: idOf(name), now: () => 1000 }) };
}

/** Two or more peers on the same board. */
export function peers<const N extends readonly string[]>(...names: N): { [I in keyof N]: Peer } {
  const start = createBoardUpdate(smallFile());
  return names.map((name) => peer(name, start)) as { [I in keyof N]: Peer };
}

/** Both get what the other has. */
export function sync(...all: readonly Peer[]): void {
  for (const from of all) {
    for (const to of all) {
      if (from === to) continue;
      Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'remote');
    }
  }
}
