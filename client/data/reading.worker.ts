import { BroughtFile, readBrought, type ReadAs } from '../../shared/files/brought.ts';
import { type Ask, type Say, slim } from './reading.ts';

/** Of the worker's world, which the page's types do not have, what is used here. */
interface Scope {
  addEventListener(kind: 'message', listener: (event: MessageEvent<Ask>) => void): void;
  postMessage(said: Say): void;
}
const scope = globalThis as unknown as Scope;

let bytes: Uint8Array | undefined;
let readAs: ReadAs = {};

scope.addEventListener('message', ({ data }) => {
  if ('bytes' in data) {
    ({ bytes, readAs } = data);
    const tables = readBrought(bytes, (progress) => scope.postMessage({ progress }), readAs);
    scope.postMessage({ tables: tables.ok ? { ...tables, value: tables.value.map(slim) } : tables });
    return;
  }
  const opened = BroughtFile.open(bytes ?? new Uint8Array(), readAs);
  const table = opened.ok ? opened.value.table(data.at, data.header) : opened;
  scope.postMessage({ table: table.ok ? { ...table, value: slim(table.value) } : table });
});
