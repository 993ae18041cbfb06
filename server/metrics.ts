import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Meter } from './rooms/meter.ts';

/** From a tenth of a millisecond to where people notice. */
const SECONDS = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3];

export interface Metrics {
  meter: Meter;
  /** The figures now, in the text format Prometheus reads. */
  text: () => Promise<string>;
  contentType: string;
}

/** Figures of one server, kept apart from any other in the same process. */
export function createMetrics(house: { rooms: () => number; people: () => number }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  };
  gauge('journeyboard_rooms', 'Boards open in memory', house.rooms);
  gauge('journeyboard_people', 'Sockets connected to boards', house.people);
  const updates = new Counter({ name: 'journeyboard_updates_total', help: 'Edits made durable', registers });
  const bytes = new Counter({
    name: 'journeyboard_update_bytes_total',
    help: 'Bytes of edits made durable',
    registers,
  });
  const commit = new Histogram({
    name: 'journeyboard_commit_seconds',
    help: 'From a room asking to its edits being durable',
    buckets: SECONDS,
    registers,
  });
  const fanOut = new Histogram({
    name: 'journeyboard_fan_out_seconds',
    help: 'From durable to handed to every socket of the room',
    buckets: SECONDS,
    registers,
  });
  const evictions = new Counter({ name: 'journeyboard_evictions_total', help: 'Idle boards let go', registers });
  const refusals = new Counter({
    name: 'journeyboard_refusals_total',
    help: 'Sockets closed by the server, by close code',
    labelNames: ['code'],
    registers,
  });
  return {
    meter: {
      committed(count, size, seconds) {
        updates.inc(count);
        bytes.inc(size);
        commit.observe(seconds);
      },
      fannedOut: (seconds) => fanOut.observe(seconds),
      evicted: () => evictions.inc(),
      refused: (code) => refusals.inc({ code: String(code) }),
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
