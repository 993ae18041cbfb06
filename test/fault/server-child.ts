import { exporters } from '../../server/http/exporters.ts';
import { readConfig } from '../../server/config.ts';
import { startServer } from '../../server/start.ts';

/** A server of its own process, to be killed; tells its port on standard output. */
const running = await startServer(
  { ...readConfig(process.env), port: 0 },
  {
    templates: [],
    templateFile: () => {
      throw new Error('no templates here');
    },
    exporters,
    log: { error: (fields, message) => console.error(message, fields) },
  },
);
process.stdout.write(`${running.port}\n`);
