import { describe, expect, it } from 'vitest';
import { CARD_KINDS, CHANNELS, EVIDENCE, LANE_KINDS, METRIC_KINDS } from '../../shared/journey/journey.ts';
import en from '../../shared/journey/words/en.json';
import tr from '../../shared/journey/words/tr.json';
import { sayIn } from '../../shared/journey/words/words.ts';

const placesIn = (text: string): string[] => (text.match(/\{\{\w+\}\}/gu) ?? []).sort();

describe('words of the domain', () => {
  it('has the same keys and places in both languages, and none empty', () => {
    expect(Object.keys(tr)).toEqual(Object.keys(en));
    const turkish: Readonly<Record<string, string>> = tr;
    for (const [key, text] of Object.entries(en)) {
      const other = turkish[key] ?? '';
      expect(text.trim(), key).not.toBe('');
      expect(other.trim(), key).not.toBe('');
      expect(placesIn(other), key).toEqual(placesIn(text));
    }
  });

  it('names every kind of lane, card, channel, evidence and metric', () => {
    const wanted = [
      ...LANE_KINDS.map((kind) => `lane.${kind}`),
      ...CARD_KINDS.map((kind) => `kind.${kind}`),
      ...CHANNELS.map((channel) => `channel.${channel}`),
      ...EVIDENCE.map((evidence) => `evidence.${evidence}`),
      ...METRIC_KINDS.map((kind) => `metric.${kind}`),
    ];
    expect(wanted.filter((key) => !(key in en))).toEqual([]);
  });

  it('fills places, and leaves one that nobody gave as it is', () => {
    expect(sayIn('en')('number.n', { n: '1,553' })).toBe('n = 1,553');
    expect(sayIn('tr')('funnel.lost', { count: '450' })).toBe('450 kayıp');
    expect(sayIn('en')('number.n')).toBe('n = {{n}}');
  });
});
