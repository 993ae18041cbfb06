import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { rule } from '../../server/rooms/guard.ts';
import type { Command } from '../../shared/document/board.ts';
import { openBoard } from '../../shared/document/connect.ts';
import { createBoardUpdate } from '../../shared/document/open.ts';
import { Pending } from '../../shared/document/pending.ts';
import { templateFile } from '../../templates/index.ts';

it('[A2] what the interface does, undoes and redoes passes the guard of an editor and not that of a viewer', () => {
  const server = new Y.Doc();
  Y.applyUpdate(server, createBoardUpdate(templateFile('blank', 'en')));
  const client = new Y.Doc();
  Y.applyUpdate(client, Y.encodeStateAsUpdate(server));
  const port = openBoard(client, { personId: 'pppppppppppp' });
  const { maps, lanes, stages } = port.records();
  const [mapId = '', laneId = '', columnId = ''] = [[...maps.keys()][0], [...lanes.keys()][0], [...stages.keys()][0]];
  const id = 'cccccccccccc';
  const commands: Command[] = [
    { type: 'addCards', cell: { laneId, columnId }, cards: [{ id, kind: 'action', title: 'One' }] },
    { type: 'setCard', id, fields: { owner: 'Ayşe', title: 'Two' } },
    { type: 'setFeeling', feeling: { mapId, personaId: 'qqqqqqqqqqqq', columnId, value: 1 } },
    { type: 'addStage', id: 'ssssssssssss', mapId, title: 'Stage' },
    { type: 'moveStage', id: 'ssssssssssss', at: 0 },
    { type: 'setBoard', fields: { title: 'T' } },
    { type: 'remove', records: [{ kind: 'cards', id }] },
    { type: 'restore', records: [{ kind: 'cards', id }] },
  ];
  const acts = [
    ...commands.map((c) => () => port.run(c)),
    ...commands.map(() => () => port.undo()),
    ...commands.map(() => () => port.redo()),
  ];
  let judged = 0;
  client.on('update', (update: Uint8Array) => {
    const ruling = rule(server, new Pending(), update, 'edit', 'pppppppppppp');
    expect(ruling, `act ${judged}`).toMatchObject({ ok: true });
    expect(rule(server, new Pending(), update, 'view', 'pppppppppppp').ok).toBe(false);
    Y.applyUpdate(server, update);
    judged += 1;
  });
  for (const act of acts) act();
  expect(judged).toBeGreaterThanOrEqual(commands.length * 2);
  port.destroy();
});
