import type { Column } from '../../journey/columns.ts';
import { textWidth } from '../../journey/text/wrap.ts';

/** In as few parts as hold `most` each, and those about equally full. */
export function chunked<T>(all: readonly T[], most: number): T[][] {
  const count = Math.max(1, Math.ceil(all.length / most));
  const size = Math.ceil(all.length / count);
  return Array.from({ length: count }, (_, i) => all.slice(i * size, (i + 1) * size)).filter(
    (part, i) => part.length > 0 || i === 0,
  );
}

/** Columns of a long map, parted between stages; only a stage that no slide holds is parted itself. */
export function partedAtStages(columns: readonly Column[], most: number): Column[][] {
  if (columns.length === 0) return [[]];
  const target = Math.ceil(columns.length / Math.ceil(columns.length / most));
  const parts: Column[][] = [];
  let part: Column[] = [];
  const close = (): void => {
    if (part.length > 0) parts.push(part);
    part = [];
  };
  for (const stage of stagesOf(columns)) {
    if (stage.length > most) {
      close();
      parts.push(...chunked(stage, most));
      continue;
    }
    if (part.length + stage.length > most || part.length >= target) close();
    part.push(...stage);
  }
  close();
  return parts;
}

function stagesOf(columns: readonly Column[]): Column[][] {
  const stages: Column[][] = [];
  let last: string | undefined;
  for (const column of columns) {
    if (column.stageId === last) stages.at(-1)?.push(column);
    else stages.push([column]);
    last = column.stageId;
  }
  return stages;
}

/** Every how many names along an axis are written so that none lies over the next; the last always is, where it can be. */
export function labelStep(names: readonly string[], width: number, size: number): number {
  if (names.length < 2) return 1;
  const widest = Math.max(...names.map((name) => textWidth(name, { size, weight: 400, font: 'arial' })));
  const slot = width / names.length;
  const least = Math.max(1, Math.ceil((widest + 6) / slot));
  const whole = Array.from({ length: names.length - least }, (_, i) => least + i).find(
    (step) => (names.length - 1) % step === 0,
  );
  return whole !== undefined && whole <= least * 2 ? whole : least;
}

/** Ends and step of a scale that reads well: at most `most` steps of 1, 2, 2.5 or 5 times a power of ten. */
export function niceScale(low: number, high: number, most = 4): { min: number; max: number; step: number } {
  const span = high > low ? high - low : Math.max(1e-6, Math.abs(high)) * 0.5;
  const power = 10 ** Math.floor(Math.log10(span / most));
  const steps = [1, 2, 2.5, 5, 10, 20].map((part) => part * power);
  const round = (value: number): number => Number(value.toPrecision(12));
  const fit = (step: number) => ({
    min: round(Math.floor(low / step + 1e-9) * step),
    max: round(Math.ceil(high / step - 1e-9) * step),
    step: round(step),
  });
  const fitted = steps.map(fit);
  const found = fitted.find(({ min, max, step }) => (max - min) / step <= most + 1e-9) ?? fitted.at(-1) ?? fit(power);
  return found.max > found.min ? found : { ...found, max: round(found.min + found.step) };
}
