import type { TableSource } from './threads.ts';

/** `name=schema.table(entity,time,event,property,…,order:column)`, several parted by semicolons. */
export function readTables(text: string): TableSource[] {
  return text
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => {
      const [, name, table, inside] = /^([^=()]+)=([^()=]+)\(([^()]+)\)$/.exec(one) ?? [];
      const columns = inside?.split(',').map((column) => column.trim()) ?? [];
      const order = columns.find((column) => column.startsWith('order:'))?.slice('order:'.length);
      const [entity, time, event, ...properties] = columns.filter((column) => !column.startsWith('order:'));
      if (!name || !table || !entity || !time || !event)
        throw new Error(`ANALYTICS_TABLES is not name=schema.table(entity,time,event): ${one}`);
      return {
        name: name.trim(),
        table: table.trim(),
        entity,
        time,
        event,
        properties,
        ...(order === undefined ? {} : { order }),
      };
    });
}
