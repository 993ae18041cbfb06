import type { Command } from '../../shared/document/board.ts';
import { columnsOf, lanesOf, livingStage } from '../../shared/journey/columns.ts';
import { keptFeeling } from '../../shared/journey/feeling-scale.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Id, Journey, Lane, Locale, Persona } from '../../shared/journey/journey.ts';
import type { ActionContext } from './action.types.ts';
import { mayAdd, mayChange } from './allowed.ts';
import { arcCommands } from './arc-commands.ts';
import { feelingCommands } from './feeling-commands.ts';
import { cardKindOf } from '../../shared/journey/card-kind.ts';
import { isBlock, type Pasted, pasteIntoLane, type Remark, rowsOf } from './paste.ts';
import { KIND_OF } from './named.ts';
import { rowOf } from './structure.ts';

type Rows = readonly (readonly string[])[];

/** A list or a row of a spreadsheet as names; one name spans no lines. */
export function namesOf(text: string, table: Rows = []): string[] {
  return rowsOf(text, table)
    .flat()
    .map((name) => name.replace(/\s+/gu, ' ').trim())
    .filter((name) => name !== '');
}

/**
 * Names for a stage or step and those behind it; where there are more names, new ones are made. Without one to begin at
 * they are stages at the end of the map.
 */
export function pasteNames(
  context: ActionContext,
  kind: 'stage' | 'step',
  from: Id | undefined,
  names: readonly string[],
): boolean {
  const { port, editor, mapId } = context;
  const journey = port.records();
  const { ids, at } = rowOf(journey, mapId, kind, from ?? '');
  const known = at < 0 ? [] : ids.slice(at);
  const all = names.map((title, i) => ({ title, id: known[i] ?? newId(), isNew: known[i] === undefined }));
  const records = kind === 'stage' ? journey.stages : journey.steps;
  const isAllowed = all.every(({ id, isNew }) =>
    isNew ? mayAdd(context, KIND_OF[kind]) : mayChange(context, KIND_OF[kind], records.get(id)),
  );
  const stageId = kind === 'step' ? livingStage(journey, journey.steps.get(from ?? '')?.stageId ?? '')?.id : undefined;
  if (all.length === 0 || !isAllowed || (kind === 'step' && stageId === undefined)) return false;
  port.run(
    all.map(({ id, title, isNew }): Command => {
      if (stageId === undefined) {
        return isNew ? { type: 'addStage', id, mapId, title } : { type: 'setStage', id, fields: { title } };
      }
      return isNew ? { type: 'addStep', id, stageId, title } : { type: 'setStep', id, fields: { title } };
    }),
  );
  // the view stays where the names begin
  editor.select(
    all.slice(0, 1).map(({ id }) => id),
    null,
  );
  context.announce?.(context.t('hand.paste.names', { count: all.length }));
  return true;
}

const number = (text: string): number =>
  text.trim() === '' ? NaN : Number(text.trim().replace(/^[−–]/u, '-').replace(',', '.'));

/** A row of numbers along a curve, from the first column on, and what stands under them. */
interface Written {
  personaId: Id | undefined;
  numbers: readonly string[];
  notes: readonly string[];
}

/** The curve as commands; undefined where a number is none. An empty field leaves what is there. */
function curve(context: ActionContext, lane: Lane, { personaId, numbers, notes }: Written): Command[] | undefined {
  const { port, mapId } = context;
  const journey = port.records();
  const columns = columnsOf(journey, mapId);
  const commands: Command[] = [];
  for (const [i, text] of numbers.entries()) {
    if (text.trim() === '') continue;
    const column = columns[i];
    const value = number(text);
    if (!column || Number.isNaN(value)) return undefined;
    if (lane.kind === 'arc') {
      if (value < 0 || value > 10) return undefined;
      commands.push(...arcCommands(journey, lane.id, column.id, value));
    } else {
      const felt = keptFeeling(value, lane.settings.scale);
      if (felt === undefined || personaId === undefined) return undefined;
      const place = { mapId, personaId, columnId: column.id };
      const note = notes[i]?.trim() ?? '';
      commands.push(
        ...feelingCommands(journey, place, felt).map((command) =>
          command.type === 'setFeeling' && note !== ''
            ? { ...command, feeling: { ...command.feeling, note } }
            : command,
        ),
      );
    }
  }
  return commands;
}

/** Personas whose curves a lane draws: its own, else the map's. */
function drawnPersonas(journey: Journey, mapId: Id, { settings }: Lane): Persona[] {
  const hidden = new Set(settings.hidden ?? []);
  const all = settings.personaIds ?? journey.maps.get(mapId)?.personaIds ?? [];
  return all.flatMap((id) => {
    const persona = journey.personas.get(id);
    return persona && !persona.deleted && !hidden.has(id) ? [persona] : [];
  });
}

/**
 * Rows as the curves they are. A row that begins with a persona's name is theirs, so that several can come at once; one
 * that names nobody is of the curve that is worked on, and where there are several, it is told whose that was.
 */
function curvesOf(context: ActionContext, lane: Lane, rows: Rows): { all: Written[]; remarks: Remark[] } {
  const { port, editor, mapId } = context;
  const journey = port.records();
  const personas = drawnPersonas(journey, mapId, lane);
  const named = rows.map(([name = '']) => personas.find((one) => sameName(one.name, name, journey.board.locale)));
  if (lane.kind === 'feelings' && named.length > 0 && named.every((persona) => persona !== undefined)) {
    const all = rows.map(([, ...numbers], i) => ({ personaId: named[i]?.id, numbers, notes: [] }));
    return { all, remarks: [] };
  }
  // a column of numbers reads down as a row of them reads across; what stands under feelings says why
  const [numbers = [], notes = [], ...more] = isBlock(rows) ? rows : [rows.flat()];
  if (more.length > 0 || (notes.length > 0 && lane.kind === 'arc')) return { all: [], remarks: [] };
  const { point, leadCurve } = editor.desk.getState();
  const wanted = point?.personaId ?? leadCurve;
  const persona = personas.find(({ id }) => id === wanted) ?? personas[0];
  const asksWhose = lane.kind === 'feelings' && persona !== undefined && personas.length > 1;
  return {
    all: [{ personaId: persona?.id, numbers, notes }],
    remarks: asksWhose ? [{ key: 'hand.paste.curve', values: { name: persona.name } }] : [],
  };
}

const sameName = (a: string, b: string, locale: Locale): boolean =>
  b.trim() !== '' && a.trim().toLocaleLowerCase(locale) === b.trim().toLocaleLowerCase(locale);

/** Whether a menu was opened on a lane whose curve a row of numbers can be. */
export function takesCurve({ port, target }: ActionContext): boolean {
  const lane = target?.kind === 'lane' ? port.records().lanes.get(target.id) : undefined;
  return lane !== undefined && !lane.collapsed && (lane.kind === 'feelings' || lane.kind === 'arc');
}

/** What is pasted on a lane's name belongs to the lane: cards row under row, or the numbers of its curve. */
export function pasteOnLane(context: ActionContext, laneId: Id, rows: Rows): Pasted | undefined {
  const { port, mapId } = context;
  const journey = port.records();
  const lane = lanesOf(journey, mapId).find((one) => one.id === laneId);
  if (!lane || lane.collapsed) return undefined;
  if (cardKindOf(lane.kind) !== undefined) {
    return mayAdd(context, 'cards') ? pasteIntoLane(journey, mapId, laneId, rows) : undefined;
  }
  const records = lane.kind === 'arc' ? 'arcs' : lane.kind === 'feelings' ? 'feelings' : undefined;
  if (records === undefined || !mayChange(context, records)) return undefined;
  const { all, remarks } = curvesOf(context, lane, rows);
  const curves = all.map((written) => curve(context, lane, written));
  const commands = curves.flatMap((one) => one ?? []);
  return commands.length === 0 || curves.includes(undefined) ? undefined : { commands, ids: [], remarks };
}

/** Numbers pasted while a point of a curve is chosen are that curve, not cards with a number for a title. */
export function pasteOnPoint(context: ActionContext, rows: Rows): Pasted | undefined {
  const { port, editor, mapId } = context;
  if (editor.desk.getState().point?.mapId !== mapId) return undefined;
  const lane = lanesOf(port.records(), mapId).find(({ kind }) => kind === 'feelings');
  return lane && pasteOnLane(context, lane.id, rows);
}
