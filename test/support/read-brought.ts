import { strToU8 } from 'fflate';
import { readBrought, type BroughtTable } from '../../shared/files/brought.ts';
import { guessFunnelMapping, readFunnel } from '../../shared/files/funnel-csv.ts';

export const context = () => {
  let next = 0;
  return {
    mapId: 'map000000000',
    newId: () => `id${String((next += 1)).padStart(10, '0')}`,
    now: Date.UTC(2026, 2, 31),
    personId: 'p',
    who: 'Ada',
    source: 'file',
  };
};
export const brought = (source: string | Uint8Array): readonly BroughtTable[] => {
  const read = readBrought(typeof source === 'string' ? strToU8(source) : source);
  if (!read.ok) throw new Error(read.problems.map(({ code }) => code).join());
  return read.value;
};
export const only = (source: string | Uint8Array): BroughtTable => {
  const [one, ...more] = brought(source);
  if (!one || more.length > 0) throw new Error('not one table');
  return one;
};
export const codes = (source: string | Uint8Array): string[] =>
  readBrought(typeof source === 'string' ? strToU8(source) : source).problems.map(({ code }) => code);
export const funnelOf = ({ table }: BroughtTable) => {
  const guess = guessFunnelMapping(table);
  const read = guess && readFunnel(table, guess.mapping, 'F', context());
  if (!read?.ok) throw new Error('no funnel');
  return read.value.steps.map(({ segment, label, count, medianSeconds }) => [
    segment,
    label,
    count,
    ...(medianSeconds === undefined ? [] : [medianSeconds]),
  ]);
};
