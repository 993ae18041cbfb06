import { beforeEach, describe, expect, it } from 'vitest';
import { choicesOf, fits, fittingCards, isFiltering, NO_FILTER, NONE, toggled } from '../../../client/editor/filter.ts';
import { findIn } from '../../../client/editor/find.ts';
import { rank } from '../../../client/editor/fuzzy.ts';
import { keyName, keysOf, matches } from '../../../client/editor/shortcuts.ts';
import { feelingKey } from '../../../shared/document/shape.ts';
import { idOf, peer } from '../../document/board.ts';

const cell = (lane: string, column: string) => ({ laneId: idOf(lane), columnId: idOf(column) });
const MAP = idOf('map');
let port: ReturnType<typeof peer>['port'];
beforeEach(() => {
  port = peer('ada').port;
  port.run([
    {
      type: 'addCards',
      cell: cell('lane', 'buy'),
      cards: [
        { id: idOf('web'), kind: 'action', title: 'İade ister', channel: 'web', owner: ' Ayşe ', tags: ['IŞIK'] },
        { id: idOf('phone'), kind: 'action', title: 'Calls', channel: 'phone', evidence: 'heard', body: 'ılık su' },
        { id: idOf('both'), kind: 'action', title: 'Waits', channel: 'web', personaIds: [idOf('ada')], status: 'open' },
      ],
    },
    {
      type: 'setFeeling',
      feeling: { mapId: MAP, personaId: idOf('ada'), columnId: idOf('use'), value: -1, note: 'Çok bekledi' },
    },
  ]);
});

describe('fuzzy finding of names', () => {
  it('knows Turkish letters by any keyboard', () => {
    for (const query of ['SATIR', 'satır', 'satir', 'SATİR']) expect(rank(query, 'Satır ekle')).toBeGreaterThan(90);
    expect(rank('isik', 'IŞIK')).toBeDefined();
    expect(rank('çoğ', 'Çoğalt')).toBeDefined();
    expect(rank('cog', 'Çoğalt')).toBe(rank('ÇOĞ', 'Çoğalt'));
  });

  it('puts the beginning of a name before that of a word, a word before a part, a part before letters left out', () => {
    const scores = ['Zoom in', 'Auto zoom', 'Rezoomed', 'Zap out of memory'].map((name) => rank('zoom', name) ?? -1);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(scores.at(-1)).toBeGreaterThan(0);
    expect(rank('zoom sel', 'Zoom to selection')).toBeDefined();
    expect(rank('zoom x', 'Zoom to selection')).toBeUndefined();
    expect(rank('qq', 'Zoom')).toBeUndefined();
  });
});

describe('search', () => {
  const ids = (query: string) => findIn(port.records(), MAP, query).map(({ id }) => id);

  it('looks into titles, bodies, tags, owners, personas, stages and notes of the curve', () => {
    expect(ids('IADE')).toEqual([idOf('web')]);
    expect(ids('ışık')).toEqual([idOf('web')]);
    expect(ids('ayse')).toEqual([idOf('web')]);
    expect(ids('ILIK')).toEqual([idOf('phone')]);
    expect(ids('use')).toEqual([idOf('use')]);
    expect(ids('cok bekledi')).toEqual([idOf('use')]);
    const name = port.records().personas.get(idOf('ada'))?.name ?? '';
    expect(ids(name)).toContain(idOf('both'));
    expect(ids('  ')).toEqual([]);
  });

  it('finds nothing that was deleted, and gives the same answer to all who ask', () => {
    expect(findIn(port.records(), MAP, 'calls')).toBe(findIn(port.records(), MAP, 'Calls '));
    port.run({ type: 'remove', records: [{ kind: 'cards', id: idOf('phone') }] });
    expect(ids('calls')).toEqual([]);
    expect(port.records().feelings.size).toBeGreaterThan(0);
    expect(feelingKey({ mapId: MAP, personaId: idOf('ada'), columnId: idOf('use') })).toContain('/');
  });
});

describe('filters', () => {
  it('leave what has any of the values of a facet, and that in every facet', () => {
    const fitting = (filter: typeof NO_FILTER) => [...(fittingCards(port.records(), MAP, filter) ?? [])];
    expect(fittingCards(port.records(), MAP, NO_FILTER)).toBeUndefined();
    expect(fitting({ ...NO_FILTER, channel: ['web'] })).toEqual([idOf('web'), idOf('both')]);
    expect(fitting({ ...NO_FILTER, channel: ['web', 'phone'], evidence: ['heard'] })).toEqual([idOf('phone')]);
    expect(fitting({ ...NO_FILTER, owner: ['Ayşe'] })).toEqual([idOf('web')]);
    expect(fitting({ ...NO_FILTER, persona: [idOf('ada')] })).toEqual([idOf('both')]);
    expect(fitting({ ...NO_FILTER, tag: ['IŞIK'], status: ['open'] })).toEqual([]);
    expect(fitting({ ...NO_FILTER, channel: [NONE] })).toEqual([idOf('card')]);
  });

  it('offer what there is on the map, counted, and nothing where no card says anything', () => {
    const choices = choicesOf(port.records(), MAP, 'tr');
    expect(choices.map(({ facet }) => facet)).toEqual(['persona', 'channel', 'owner', 'evidence', 'status', 'tag']);
    expect(choices.find(({ facet }) => facet === 'channel')?.choices).toEqual([
      { value: 'web', count: 2 },
      { value: 'phone', count: 1 },
      { value: NONE, count: 1 },
    ]);
    expect(choicesOf(peer('ada').port.records(), MAP, 'en').map(({ facet }) => facet)).not.toContain('owner');
  });

  it('are chosen and given up value by value', () => {
    const web = toggled(NO_FILTER, 'channel', 'web');
    expect([isFiltering(web), isFiltering(toggled(web, 'channel', 'web'))]).toEqual([true, false]);
    const card = port.records().cards.get(idOf('web'));
    expect(card && fits(card, toggled(web, 'channel', 'phone'))).toBe(true);
  });
});

describe('shortcuts', () => {
  const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

  it('know digits by their place, for with Shift each keyboard writes another sign', () => {
    expect(matches('Shift+1', { ...none, key: '!', code: 'Digit1', shiftKey: true })).toBe(true);
    expect(matches('Shift+2', { ...none, key: "'", code: 'Digit2', shiftKey: true })).toBe(true);
    expect(matches('Shift+1', { ...none, key: '1', code: 'Digit1' })).toBe(false);
    expect(matches('Alt+F', { ...none, key: 'ƒ', code: 'KeyF', altKey: true })).toBe(true);
  });

  it('need no Shift for a sign that one keyboard writes with it and another without', () => {
    expect(matches('?', { ...none, key: '?', shiftKey: true })).toBe(true);
    expect(matches('?', { ...none, key: '?' })).toBe(true);
    expect(matches('Mod++', { ...none, key: '+', ctrlKey: true, shiftKey: true })).toBe(true);
    expect(matches('+', { ...none, key: '+', ctrlKey: true })).toBe(false);
  });

  it('are written as on the keyboard at hand', () => {
    expect(keyName('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(keyName('Mod+Shift+Z', true)).toBe('⌘⇧Z');
    expect(keysOf('Alt+ArrowUp', false)).toEqual(['Alt', '↑']);
    expect(keysOf('Mod++', false)).toEqual(['Ctrl', '+']);
  });
});
