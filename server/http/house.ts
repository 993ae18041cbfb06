import type { JourneyFile } from '../../shared/files/journey-file.types.ts';
import type { TemplateSummary } from '../../shared/wire/api.ts';
import type { Access } from '../access/access.ts';
import type { Desk } from '../analytics/desk.ts';
import type { Config } from '../config.ts';
import type { Hooks } from '../hooks/hooks.ts';
import type { Registry } from '../rooms/registry.ts';
import type { Storage } from '../storage/port.ts';
import type { Log } from './errors.ts';
import type { Exporter } from './exporters.ts';

/** What the routes work with. */
export interface House {
  config: Config;
  storage: Storage;
  access: Access;
  registry: Registry;
  hooks: Hooks;
  desk: Desk;
  templates: readonly TemplateSummary[];
  templateFile: (id: string, locale: 'en' | 'tr') => JourneyFile;
  exporters: Readonly<Record<string, Exporter>>;
  metrics: { text: () => Promise<string>; contentType: string };
  log: Log;
}
