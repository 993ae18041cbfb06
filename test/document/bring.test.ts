import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openBoard } from '../../shared/document/connect.ts';
import { createBoardUpdate } from '../../shared/document/open.ts';
import { journeyOf } from '../../shared/files/journey-file.ts';
import { renewedFile } from '../../shared/files/renewed.ts';
import { mapsOf } from '../../shared/journey/columns.ts';
import { newId } from '../../shared/journey/ids.ts';
import { dangling } from '../../shared/journey/repair.ts';
import { templateFile } from '../../templates/index.ts';

describe('a map that is brought in', () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, createBoardUpdate(templateFile('blank', 'en')));
  const port = openBoard(doc, { personId: 'me' });
  const before = port.records();
  const contents = renewedFile(templateFile('online-purchase', 'tr'), newId);

  it('[J5] comes whole, behind those that are there, and goes by one step of undo', () => {
    port.run({ type: 'bringMaps', contents });
    const after = port.records();
    const whole = journeyOf(templateFile('online-purchase', 'tr'));
    for (const kind of ['stages', 'lanes', 'cards', 'feelings', 'observations', 'funnelSteps', 'personas'] as const)
      expect(after[kind].size - before[kind].size, kind).toBe(whole[kind].size);
    expect(mapsOf(after).map(({ title }) => title)).toEqual(['Empty map', 'İnternetten alışveriş']);
    expect(mapsOf(after)[1]?.at.y).toBeGreaterThan(0);
    expect(dangling(after)).toEqual([]);
    expect([...after.cards.values()].some(({ createdBy }) => createdBy === 'me')).toBe(true);
    port.undo();
    expect(mapsOf(port.records()).map(({ title }) => title)).toEqual(['Empty map']);
    port.redo();
    expect(mapsOf(port.records())).toHaveLength(2);
  });

  it('[X3] refers to its own records alone', () => {
    const old = new Set(
      Object.values(templateFile('online-purchase', 'tr')).flatMap((list) =>
        Array.isArray(list) ? list.map(({ id }: { id: string }) => id) : [],
      ),
    );
    const text = JSON.stringify(contents);
    expect([...old].filter((id) => !id.includes('/') && text.includes(id))).toEqual([]);
  });
});
