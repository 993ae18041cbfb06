import { gzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { textAsChosen } from '../../../client/data/text-as-chosen.ts';

// Windows-1254: “kişi;İş”
const BYTES = Uint8Array.of(0x6b, 0x69, 0xfe, 0x69, 0x3b, 0xdd, 0xfe, 10);

it('a log goes to the server in the letters and with the separator that were chosen, packed or not', async () => {
  const file = new File([BYTES], 'log.csv');
  expect(await textAsChosen(file, {})).toBe(file);
  const sent = await textAsChosen(file, { encoding: 'windows-1254', delimiter: ';' });
  expect([sent.name, await sent.text()]).toEqual(['log.csv', 'sep=;\nkişi;İş\n']);
  const packed = await textAsChosen(new File([gzipSync(BYTES).slice()], 'log.csv.gz'), { encoding: 'windows-1252' });
  expect([packed.name, await packed.text()]).toEqual(['log.csv', 'kiþi;Ýþ\n']);
});
