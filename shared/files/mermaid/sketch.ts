import type { Parsed, Problem } from '../../journey/journey.ts';
import type { MapSketch, SketchFeeling, SketchStage } from '../sketch/sketch.ts';
import { parseMermaid, unembedded } from './parse.ts';

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** The letters that codes stand for; Mermaid itself leaves that to the page. */
function plain(text: string): string {
  return text
    .replace(/<\/?br\s*\/?>/giu, ' ')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/giu, (found, decimal?: string, hex?: string, name?: string) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
      if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : found;
      return ENTITIES[(name ?? '').toLowerCase()] ?? found;
    })
    .trim();
}

/** A Mermaid `journey` as a map: sections are stages, tasks their steps, scores what each actor feels. */
export function readMermaid(text: string): Parsed<MapSketch> {
  const first = parseMermaid(text);
  const parsed = first.ok ? first : parseMermaid(unembedded(text));
  if (!parsed.ok) {
    // of the text as it was given, where its lines are counted
    const { why, line } = first.ok ? parsed : first;
    return { ok: false, problems: [{ where: `line ${line}`, code: `mermaid-${why}`, values: { line } }] };
  }
  const { title, sections, tasks } = parsed.value;
  const problems: Problem[] = [];
  const stages: (SketchStage & { steps: string[] })[] = sections.map((name) => ({ title: plain(name), steps: [] }));
  if (tasks.some(({ at }) => at < 0)) stages.unshift({ title: plain(title), steps: [] });
  const shift = stages.length - sections.length;
  const felt: { stage: number; step: number; persona: string; value: number }[] = [];
  let last: { stage: number; task: string; actors: Set<string> } | undefined;
  for (const { at, task, score, actors } of tasks) {
    const stage = at + shift;
    const steps = stages[stage]?.steps ?? [];
    const name = plain(task);
    const people = actors.map(plain);
    // the same task once more for somebody else is one step that two people feel differently about
    const again = last?.stage === stage && last.task === name && !people.some((actor) => last?.actors.has(actor));
    if (!again) {
      steps.push(name);
      last = { stage, task: name, actors: new Set() };
    }
    for (const actor of people) last?.actors.add(actor);
    if (Number.isNaN(score)) {
      problems.push({ where: name, code: 'mermaid-no-score', values: { task: name } });
      continue;
    }
    // 3.8 − 3 is 0.7999999999999998
    const wanted = Math.round((score - 3) * 100) / 100;
    const value = Math.min(2, Math.max(-2, wanted));
    if (value !== wanted) problems.push({ where: name, code: 'mermaid-score', values: { task: name, score } });
    for (const persona of people.length > 0 ? people : [''])
      felt.push({ stage, step: steps.length - 1, persona, value });
  }
  // a stage without steps is a column too
  const firsts: number[] = [];
  let columns = 0;
  for (const { steps } of stages) {
    firsts.push(columns);
    columns += Math.max(1, steps.length);
  }
  const feelings = felt.map(({ stage, step, ...rest }): SketchFeeling => ({
    ...rest,
    column: (firsts[stage] ?? 0) + step,
  }));
  // a stage that is one column goes out as a task of its own name
  for (const stage of stages) if (stage.steps.length === 1 && stage.steps[0] === stage.title) stage.steps = [];
  const lanes = [
    { kind: 'actions', title: '', cells: [] },
    { kind: 'feelings', title: '', cells: [] },
  ] as const;
  return { ok: true, value: { title: plain(title), stages, lanes, feelings }, problems };
}
