import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createBoardUpdate } from '../../shared/document/open.ts';
import { readJourney } from '../../shared/document/read.ts';
import { journeyOf, parseJourneyFile, writeJourneyFile } from '../../shared/files/journey-file.ts';
import { idOf, smallFile } from '../document/board.ts';

const text = writeJourneyFile(journeyOf(smallFile()));

function changed(change: (file: Record<string, unknown>) => void): string {
  const file: Record<string, unknown> = { ...smallFile() };
  change(file);
  return JSON.stringify(file);
}

describe('the journey file', () => {
  it('[X3] gives the same bytes after import into a board and export', () => {
    const parsed = parseJourneyFile(text);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, createBoardUpdate(parsed.value));
    expect(writeJourneyFile(readJourney(doc).journey)).toBe(text);
    expect(parsed.problems).toEqual([]);
  });

  it('[X3] does not depend on the order of records and keys', () => {
    const file = smallFile();
    const turned = { ...file, stages: file.stages?.toReversed() ?? [] };
    expect(writeJourneyFile(journeyOf(turned))).toBe(text);
  });

  it.each([
    ['nothing', '', 'not-json'],
    ['a list', '[]', 'not-json'],
    ['deep nesting', '['.repeat(100_000), 'not-json'],
    ['another format', '{"format":"x"}', 'not-a-journey'],
    ['a newer version', changed((f) => void (f['version'] = 99)), 'newer-version'],
    ['no board', changed((f) => void delete f['board']), 'no-board'],
    ['cards that are no list', changed((f) => void (f['cards'] = {})), 'not-a-list'],
    ['a card that is a word', changed((f) => void (f['cards'] = ['x'])), 'not-a-record'],
    [
      'one stage twice',
      changed((f) => void (f['stages'] = [...(smallFile().stages ?? []), ...(smallFile().stages ?? [])])),
      'twice',
    ],
  ])('refuses %s with its reason', (_name, given, code) => {
    const parsed = parseJourneyFile(given);
    expect(parsed.ok).toBe(false);
    expect(parsed.problems[0]?.code).toBe(code);
  });

  it('tells where a field is wrong', () => {
    const parsed = parseJourneyFile(changed((f) => void (f['cards'] = [{ ...smallFile().cards?.[0], cell: 7 }])));
    expect(parsed).toMatchObject({ ok: false, problems: [{ where: 'cards/0/cell', code: 'not-a-record' }] });
  });

  it('[J4] keeps a card whose lane the file does not hold, and tells it', () => {
    const parsed = parseJourneyFile(changed((f) => void delete f['lanes']));
    expect(parsed.ok).toBe(true);
    expect(parsed.problems).toContainEqual({
      where: `cards/${idOf('card')}/cell/laneId`,
      code: 'dangling',
      values: { id: idOf('lane') },
    });
  });
});
