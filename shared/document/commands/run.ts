import type { Command } from '../board.ts';
import { LOCAL } from '../origins.ts';
import { bringMaps } from './bring.ts';
import { addCards, addLink, moveCards, remove, restore, setFeeling } from './cards.ts';
import { duplicateLane, duplicateStage } from './copies.ts';
import { addLane, addMap, addPersona, addStage, moveLane, moveStage, setBoard } from './map.ts';
import { copyCards, copyLane, copyMap, moveMap } from './maps.ts';
import { addNotes, placeNotes, setArc } from './notes.ts';
import { addFunnel, addMetrics, bindFunnelStep, putFlow, setFunnel } from './numbers.ts';
import { keepSpans } from './spans.ts';
import { addStep, mergeStages, mergeSteps, moveStep, splitStage } from './structure.ts';
import { addComment, react, setComment } from './talk.ts';
import { addView, moveView } from './views.ts';
import { type Work, type Write, edit } from './work.ts';

const CHUNK_RECORDS = 500;
const CHUNK_BYTES = 256 * 1024;

function writesOf(work: Work, command: Command): Write[] {
  switch (command.type) {
    case 'setBoard':
      return setBoard(work, command);
    case 'addMap':
      return addMap(work, command);
    case 'setMap':
      return [edit(work, 'maps', command.id, command.fields)];
    case 'moveMap':
      return moveMap(work, command);
    case 'bringMaps':
      return bringMaps(work, command);
    case 'copyMap':
      return copyMap(work, command);
    case 'copyLane':
      return copyLane(work, command);
    case 'copyCards':
      return copyCards(work, command);
    case 'addStage':
      return addStage(work, command);
    case 'setStage':
      return [edit(work, 'stages', command.id, command.fields)];
    case 'moveStage':
      return moveStage(work, command);
    case 'addStep':
      return addStep(work, command);
    case 'setStep':
      return [edit(work, 'steps', command.id, command.fields)];
    case 'moveStep':
      return moveStep(work, command);
    case 'splitStage':
      return splitStage(work, command);
    case 'mergeStages':
      return mergeStages(work, command);
    case 'mergeSteps':
      return mergeSteps(work, command);
    case 'duplicateStage':
      return duplicateStage(work, command);
    case 'duplicateLane':
      return duplicateLane(work, command);
    case 'addLane':
      return addLane(work, command);
    case 'setLane':
      return [edit(work, 'lanes', command.id, command.fields)];
    case 'moveLane':
      return moveLane(work, command);
    case 'addCards':
      return addCards(work, command);
    case 'setCard':
      return [edit(work, 'cards', command.id, command.fields)];
    case 'moveCards':
      return moveCards(work, command);
    case 'setFeeling':
      return setFeeling(work, command);
    case 'setArc':
      return setArc(work, command);
    case 'addNotes':
      return addNotes(work, command);
    case 'setNote':
      return [edit(work, 'notes', command.id, command.fields)];
    case 'placeNotes':
      return placeNotes(work, command);
    case 'addView':
      return addView(work, command);
    case 'setView':
      return [edit(work, 'views', command.id, command.fields)];
    case 'moveView':
      return moveView(work, command);
    case 'addLink':
      return addLink(work, command);
    case 'setLink':
      return [edit(work, 'links', command.id, command.fields)];
    case 'addPersona':
      return addPersona(work, command);
    case 'setPersona':
      return [edit(work, 'personas', command.id, command.fields)];
    case 'addMetrics':
      return addMetrics(work, command);
    case 'setMetric':
      return [edit(work, 'metrics', command.id, command.fields)];
    case 'addFunnel':
      return addFunnel(work, command);
    case 'setFunnel':
      return setFunnel(work, command);
    case 'putFlow':
      return putFlow(work, command);
    case 'bindFunnelStep':
      return bindFunnelStep(work, command);
    case 'addComment':
      return addComment(work, command);
    case 'setComment':
      return setComment(work, command);
    case 'react':
      return react(work, command);
    case 'remove':
      return remove(work, command);
    case 'restore':
      return restore(work, command);
    default: {
      const never: never = command;
      throw new Error(`unknown command ${JSON.stringify(never)}`);
    }
  }
}

function chunks(writes: readonly Write[]): Write[][] {
  const all: Write[][] = [];
  let bytes = Infinity;
  for (const write of writes) {
    const last = all.at(-1);
    if (last && last.length < CHUNK_RECORDS && bytes + write.size <= CHUNK_BYTES) {
      last.push(write);
      bytes += write.size;
    } else {
      all.push([write]);
      bytes = write.size;
    }
  }
  return all;
}

/**
 * One transaction (J5), or several for a command too long for one frame (J12); `false` when somebody else's lock keeps
 * it from being run.
 */
export function runCommand(work: Work, command: Command): boolean {
  const writes = writesOf(work, command);
  const { isHeld } = work;
  if (isHeld && writes.some(({ touches }) => touches && isHeld(touches.kind, touches.id, touches.fields))) return false;
  const spans = keepSpans(work, command);
  const parts = chunks(writes);
  for (const chunk of parts) {
    work.doc.transact(() => {
      for (const { apply } of chunk) apply();
      if (chunk === parts.at(-1)) for (const { apply } of spans?.() ?? []) apply();
    }, LOCAL);
  }
  return true;
}
