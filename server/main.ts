import { resolve } from 'node:path';
import { pino } from 'pino';
import { templateFile, templates } from '../templates/index.ts';
import { readConfig } from './config.ts';
import { exportFile } from './export.ts';
import { exporters } from './http/exporters.ts';
import { startServer } from './start.ts';
import { backUp } from './storage/backup.ts';
import { moveToPostgres } from './storage/move.ts';

if (process.argv[2] === 'export') process.exit(await exportFile(process.argv.slice(3)));

const log = pino();
try {
  const config = readConfig(process.env);
  if (process.argv[2] === 'move') {
    if (config.databaseUrl === undefined) throw new Error('DATABASE_URL says where to move to; it is not set');
    const counts = await moveToPostgres(config.dataDir, config.databaseUrl);
    log.info(
      counts,
      `moved ${counts['boards'] ?? 0} boards from ${config.dataDir} to PostgreSQL; the folder is as it was`,
    );
    process.exit(0);
  }
  if (process.argv[2] === 'backup') {
    if (config.databaseUrl !== undefined) throw new Error('with DATABASE_URL set, pg_dump makes the backup');
    const [, , , folder] = process.argv;
    if (folder === undefined) throw new Error('backup needs a folder to write to');
    log.info(backUp(config.dataDir, resolve(folder)), `backed up ${config.dataDir} to ${resolve(folder)}`);
    process.exit(0);
  }
  const running = await startServer(config, { templates, templateFile, exporters, log });
  log.info(
    { port: running.port, dataDir: config.dataDir },
    `Journeyboard is at ${config.publicUrl ?? `http://localhost:${running.port}`}`,
  );
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
} catch (error) {
  log.fatal(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
