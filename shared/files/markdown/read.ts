import { CARD_KINDS, type Locale, type Parsed, type Problem } from '../../journey/journey.ts';
import { sayIn } from '../../journey/words/words.ts';
import { fold } from '../table/words.ts';
import { laneNamed } from '../sketch/lane-names.ts';
import type { MapSketch, SketchCard, SketchFeeling, SketchLane } from '../sketch/sketch.ts';

const LANGUAGES: readonly Locale[] = ['en', 'tr'];
const HEADING = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/u;
const BOLD_LINE = /^\s*\*\*(.+)\*\*:?\s*$/u;
const ITEM = /^(\s*)(?:[-*+]|\d+[.)])\s+(.*)$/u;

/** Marks taken off, escapes undone. */
function words(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/(?<!\\)(\*\*|__|`|~~)/gu, '')
    .replace(/(?<![\\\w])[*_]|(?<!\\)[*_](?!\w)/gu, '')
    .replace(/\\([\\`*_[\]<>|~#+\-.)])/gu, '$1')
    .trim();
}

interface Stage {
  title: string;
  steps: string[];
}
interface Place {
  stage: number;
  step: number;
}

/** What is being read: where the next item belongs. */
interface Reading {
  title: string | undefined;
  state: MapSketch['state'];
  stages: Stage[];
  lanes: { lane: Omit<SketchLane, 'cells'>; cards: { at: Place; card: SketchCard }[] }[];
  feelings: { at: Place; feeling: Omit<SketchFeeling, 'column'> }[];
  lane: { kind: SketchLane['kind']; title: string };
}

const fresh = (): Reading => ({
  title: undefined,
  state: undefined,
  stages: [],
  lanes: [],
  feelings: [],
  lane: { kind: 'actions', title: '' },
});

const placeIn = ({ stages }: Reading): Place => ({
  stage: stages.length - 1,
  step: Math.max(0, (stages.at(-1)?.steps.length ?? 1) - 1),
});

function feelingOf(text: string): Omit<SketchFeeling, 'column'> | undefined {
  const found = /^(.*?):\s*([+−-]?\d+(?:[.,]\d+)?)(\s+\*\*[^*]+\*\*)?(?:\s+[–-]\s+(.*))?$/u.exec(text);
  if (!found) return undefined;
  const value = Number((found[2] ?? '').replace('−', '-').replace(',', '.'));
  if (!(value >= -2 && value <= 2)) return undefined;
  const note = words(found[4] ?? '');
  return { persona: words(found[1] ?? ''), value, ...(note ? { note } : {}), ...(found[3] ? { moment: true } : {}) };
}

/** “Pays by card *(Touchpoint · App)*”: what our own outline says of a card besides its title. */
function cardOf(text: string): SketchCard {
  const found = /^(.*?)\s+\*\(([^*]*)\)\*$/u.exec(text);
  if (!found) return { title: words(text) };
  const facts = (found[2] ?? '').split(' · ').map(words);
  const kind = CARD_KINDS.find((one) =>
    facts.some((fact) => LANGUAGES.some((lang) => sayIn(lang)(`kind.${one}`) === fact)),
  );
  const tags = facts.flatMap((fact) => (fact.startsWith('#') ? [fact.slice(1)] : []));
  const link = facts.find((fact) => /^(?:https?:\/\/|mailto:)/iu.test(fact));
  return {
    title: words(found[1] ?? ''),
    ...(kind ? { kind } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    ...(link === undefined ? {} : { link }),
  };
}

function addItem(reading: Reading, text: string): SketchCard | undefined {
  if (reading.stages.length === 0) reading.stages.push({ title: reading.title ?? '', steps: [] });
  const at = placeIn(reading);
  const { kind, title } = reading.lane;
  let into = reading.lanes.find(({ lane }) => lane.kind === kind && lane.title === title);
  if (!into) reading.lanes.push((into = { lane: reading.lane, cards: [] }));
  const feeling = kind === 'feelings' ? feelingOf(text) : undefined;
  if (feeling) {
    reading.feelings.push({ at, feeling });
    return undefined;
  }
  const card = cardOf(text);
  into.cards.push({ at, card });
  return card;
}

function sketchOf({ title = '', state, stages, lanes, feelings }: Reading): MapSketch {
  const firsts: number[] = [];
  let columns = 0;
  for (const { steps } of stages) {
    firsts.push(columns);
    columns += Math.max(1, steps.length);
  }
  const column = ({ stage, step }: Place): number => (firsts[stage] ?? 0) + step;
  return {
    title,
    ...(state ? { state } : {}),
    stages,
    lanes: lanes.map(({ lane, cards }) => ({
      ...(lane.kind === 'metrics' || lane.kind === 'funnel'
        ? { kind: 'text' as const, title: lane.title || words(lane.kind) }
        : lane),
      cells: Array.from({ length: columns }, (_, at) =>
        cards.flatMap(({ at: own, card }) => (column(own) === at ? card : [])),
      ),
    })),
    feelings: feelings.map(({ at, feeling }) => ({ ...feeling, column: column(at) })),
  };
}

/**
 * An outline as maps: the first kind of heading is a map, under it stages, then steps; bold lines and deeper headings
 * name lanes; list items are cards, and what stands under one is its text. Lists alone make stages of their first items.
 */
export function readMarkdown(text: string, fallback: string): Parsed<MapSketch[]> {
  const lines = text
    .replace(/^\uFEFF/u, '')
    .replace(/\r\n?/gu, '\n')
    .split('\n');
  const levels = lines.flatMap((line) => HEADING.exec(line)?.[1]?.length ?? []);
  const maps: Reading[] = [];
  const problems: Problem[] = [];
  // one heading of the highest level is the map's name; several at the top without any below are its stages
  const top = Math.min(...levels);
  const shift =
    levels.filter((level) => level === top).length > 1 && !levels.some((level) => level > top) ? top - 1 : top;
  let reading = fresh();
  let card: SketchCard | undefined;
  let body: string[] = [];
  let passed = 0;
  const close = (): void => {
    if (card && body.length > 0) card.body = body.join('\n');
    body = [];
    card = undefined;
  };
  const begin = (): Reading => {
    reading = fresh();
    maps.push(reading);
    return reading;
  };
  lines.forEach((line) => {
    const heading = HEADING.exec(line);
    const bold = BOLD_LINE.exec(line);
    const item = ITEM.exec(line);
    if (heading) {
      close();
      const [, marks = '', name = ''] = heading;
      const level = shift === top ? marks.length - top : marks.length - top + 1;
      if (level <= 0 || maps.length === 0) begin();
      if (level <= 0) reading.title = words(name);
      else if (level === 1) reading.stages.push({ title: words(name), steps: [] });
      else if (level === 2 && reading.stages.length > 0) reading.stages.at(-1)?.steps.push(words(name));
      else reading.lane = laneNamed(words(name)) ?? { kind: 'text', title: words(name) };
      if (level <= 2) reading.lane = { kind: 'actions', title: '' };
    } else if (bold) {
      close();
      reading.lane = laneNamed(words(bold[1] ?? '')) ?? { kind: 'text', title: words(bold[1] ?? '') };
    } else if (item) {
      if (maps.length === 0) begin();
      const [, indent = '', said = ''] = item;
      const isUnder = indent.replace(/\t/gu, '  ').length >= 2;
      if (levels.length === 0 && !isUnder) {
        close();
        reading.stages.push({ title: words(said), steps: [] });
        reading.lane = { kind: 'actions', title: '' };
      } else if (isUnder && card) body.push(words(said));
      else {
        close();
        card = addItem(reading, said);
      }
    } else if (line.trim() !== '') {
      const state = (['now', 'next'] as const).find((one) =>
        LANGUAGES.some((lang) => fold(sayIn(lang)(`map.${one}`)) === fold(line)),
      );
      if (state && reading.stages.length === 0) reading.state = state;
      else if (card && /^\s/u.test(line)) body.push(words(line));
      else passed += 1;
    }
  });
  close();
  const found = maps.filter(({ stages }) => stages.length > 0);
  if (found.length === 0) return { ok: false, problems: [{ where: 'file', code: 'markdown-no-stages' }] };
  if (passed > 0) problems.push({ where: 'file', code: 'markdown-passed', values: { count: passed } });
  return { ok: true, value: found.map((one) => ({ ...sketchOf(one), title: one.title ?? fallback })), problems };
}
