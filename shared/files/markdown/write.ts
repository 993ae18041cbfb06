import { cardsIn, columnsOf, mapsOf } from '../../journey/columns.ts';
import { formatCount, formatInterval, formatPeriod, formatShare, formatValue } from '../../journey/format.ts';
import type { Card, Id, Journey, JourneyMap, Lane, Locale } from '../../journey/journey.ts';
import { lanesOf } from '../../journey/columns.ts';
import { intervalOf } from '../../journey/metrics/kinds.ts';
import { factsOfCard } from '../../journey/outline-cards.ts';
import { type OutlineRow, outlineOf } from '../../journey/outline.ts';
import { notesOf } from '../../journey/notes.ts';
import { personaName } from '../../journey/personas.ts';
import type { Reading } from '../../journey/readings.ts';
import { laneName } from '../../journey/scene-frame.ts';
import { describeNote } from '../../journey/scene-notes.ts';
import { countOf } from '../../journey/tile-text.ts';
import { sayIn } from '../../journey/words/words.ts';
import { kindOfCardsIn } from '../sketch/sketch.ts';
import { SHEET_WORDS } from '../sheets/words.ts';

/** Letters that would be taken for marks; a line that begins like a list or a heading is told apart too. */
export function plainText(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~]/gu, '\\$&')
    .replace(/^(#{1,6}(?=\s|$)|[+-](?=\s|$)|>)/u, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/u, '$1\\$2');
}

const paragraphs = (text: string): string[] => text.split(/\r\n|[\n\r]/u).flatMap((line) => plainText(line) || []);

function cardLines(journey: Journey, lane: Lane, card: Card, lang: Locale): string[] {
  const say = sayIn(lang);
  const title = plainText(card.title) || say('outline.empty-card');
  const kind = card.kind === kindOfCardsIn(lane.kind) ? [] : [say(`kind.${card.kind}`)];
  const facts = [...kind, ...factsOfCard(journey, card, lang)].map(plainText);
  const line = facts.length > 0 ? `- ${title} *(${facts.join(' · ')})*` : `- ${title}`;
  return [line, ...paragraphs(card.body).map((words) => `  - ${words}`)];
}

function readingLine(reading: Reading, lang: Locale): string {
  const { metric, latest } = reading;
  const interval = intervalOf(metric.kind, latest);
  const parts = [
    formatPeriod(lang, latest.period),
    ...(interval ? [sayIn(lang)('number.interval', { interval: formatInterval(lang, metric, interval) })] : []),
    countOf(reading, lang),
  ];
  return `- ${plainText(metric.name)}: ${formatValue(lang, metric, latest.value)} *(${parts.join(' · ')})*`;
}

/** What a lane says at one column, as list lines; nothing where it says nothing. */
function linesAt(journey: Journey, row: OutlineRow, at: number, columnId: Id, lang: Locale): string[] {
  const say = sayIn(lang);
  switch (row.shape) {
    case 'cards':
      return (row.cells[at] ?? []).flatMap((card) => cardLines(journey, row.lane, card, lang));
    case 'feelings': {
      const point = row.cells[at];
      if (point?.value === undefined) return [];
      const name = row.curve ? plainText(personaName(journey, row.curve.personaId, lang)) : '';
      const value = `${point.value > 0 ? '+' : ''}${point.value}`.replace('.', lang === 'tr' ? ',' : '.');
      const moment = point.moment ? ` **${say('feelings.moment')}**` : '';
      return [`- ${name}: ${value}${moment}${point.note ? ` – ${plainText(point.note)}` : ''}`];
    }
    case 'arc': {
      const value = row.cells[at];
      const height = value === undefined ? [] : [`- ${String(value).replace('.', lang === 'tr' ? ',' : '.')}`];
      const cards = cardsIn(journey, { laneId: row.lane.id, columnId });
      return [...height, ...cards.flatMap((card) => cardLines(journey, row.lane, card, lang))];
    }
    case 'metrics':
      return (row.cells[at] ?? []).map((reading) => readingLine(reading, lang));
    case 'funnel':
      return (row.cells[at] ?? []).map(({ step, fromPrevious }) => {
        const share =
          fromPrevious === undefined ? '' : ` *(${formatShare(lang, fromPrevious)} ${say('funnel.of-step')})*`;
        return `- ${plainText(step.label)}: ${formatCount(lang, step.count)}${share}`;
      });
    case 'collapsed':
    case 'divider':
      return [];
  }
}

function mapLines(journey: Journey, map: JourneyMap, lang: Locale): string[] {
  const say = sayIn(lang);
  const open = new Set(lanesOf(journey, map.id).map((lane) => lane.id));
  const { rows } = outlineOf(journey, map.id, open);
  const personas = map.personaIds.flatMap((id) => {
    const persona = journey.personas.get(id);
    return persona && !persona.deleted ? [persona] : [];
  });
  const lines = [`# ${plainText(map.title) || SHEET_WORDS[lang].untitled}`, '', `*${say(`map.${map.state}`)}*`];
  for (const { name, role, quote } of personas) {
    const said = quote.trim() === '' ? '' : ` – ${say('quote.open')}${plainText(quote)}${say('quote.close')}`;
    lines.push(
      '',
      `> **${plainText(name) || say('persona.unnamed')}**${role.trim() ? `, ${plainText(role)}` : ''}${said}`,
    );
  }
  let stageId: Id | undefined;
  columnsOf(journey, map.id).forEach((column, at) => {
    if (column.stageId !== stageId) lines.push('', `## ${plainText(column.stageTitle) || say('map.stage')}`);
    stageId = column.stageId;
    if (column.stepId !== undefined) lines.push('', `### ${plainText(column.title) || say('map.step')}`);
    let laneId: Id | undefined;
    for (const row of rows) {
      const said = linesAt(journey, row, at, column.id, lang);
      if (said.length === 0) continue;
      // of several people's curves the lane is named once
      if (row.lane.id !== laneId) lines.push('', `**${plainText(laneName(row.lane, lang))}**`, '');
      laneId = row.lane.id;
      lines.push(...said);
    }
  });
  const unbound = rows.flatMap((row) => (row.shape === 'funnel' ? row.unbound : []));
  if (unbound.length > 0)
    lines.push('', say('funnel.unbound', { names: unbound.map(({ label }) => plainText(label)).join(', ') }));
  const notes = notesOf(journey, map.id).map((note) => describeNote(note, lang));
  if (notes.length > 0) lines.push('', plainText(say('map.notes', { notes: notes.join('; ') })));
  const madeUp = rows.some(
    ({ shape }) =>
      (shape === 'metrics' || shape === 'funnel') && [...journey.passports.values()].some((one) => one.madeUp),
  );
  if (madeUp) lines.push('', `*${say('map.made-up')}*`);
  return lines;
}

/** Maps in reading order, as headings and lists: for a wiki, a chat or whoever cannot see the drawing. */
export function writeMarkdown(journey: Journey, { lang, mapId }: { lang: Locale; mapId?: Id | undefined }): string {
  const maps = mapsOf(journey).filter((map) => mapId === undefined || map.id === mapId);
  if (maps.length === 0) return `# ${plainText(journey.board.title)}\n`;
  return `${maps.map((map) => mapLines(journey, map, lang).join('\n')).join('\n\n')}\n`;
}
