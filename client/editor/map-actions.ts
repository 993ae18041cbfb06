import { mapsOf } from '../../shared/journey/columns.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Id, JourneyMap } from '../../shared/journey/journey.ts';
import { sayIn } from '../../shared/journey/words/words.ts';
import type { Action, ActionContext } from './action.types.ts';
import { mayAdd, mayChange, mayRemove } from './allowed.ts';
import { chosenCards } from './chosen.ts';

const mapOf = ({ port, mapId }: ActionContext): JourneyMap | undefined => {
  const map = port.records().maps.get(mapId);
  return map?.deleted ? undefined : map;
};
const changeable = (context: ActionContext): boolean => {
  const map = mapOf(context);
  return map !== undefined && mayChange(context, 'maps', map);
};
const hasOthers = ({ port }: ActionContext): boolean => mapsOf(port.records()).length > 1;

/** Moves the view, leaving what was selected on the map before. */
export function showMap({ editor }: Pick<ActionContext, 'editor'>, mapId: Id): void {
  editor.clear();
  editor.desk.show(mapId);
}

function copy(context: ActionContext, as: 'copy' | 'next'): void {
  const { port, mapId } = context;
  const id = newId();
  const title = mapOf(context)?.title ?? '';
  // it stands on the board, so it is in the board's language
  const say = sayIn(port.records().board.locale);
  port.run({ type: 'copyMap', id, from: mapId, as, title: `${title} ${say(`map.suffix.${as}`)}`.trim() });
  showMap(context, id);
}

/** What a map is best compared with: the one it is the future of, else its own future, else the one before it. */
export function partnerOf({ port, mapId }: ActionContext): { from: Id; to: Id } | undefined {
  const all = mapsOf(port.records());
  const map = all.find(({ id }) => id === mapId);
  const past = all.find(({ id }) => id === map?.nextOf);
  if (past) return { from: past.id, to: mapId };
  const next = all.find(({ nextOf }) => nextOf === mapId);
  if (next) return { from: mapId, to: next.id };
  const at = all.findIndex(({ id }) => id === mapId);
  const other = all[at - 1] ?? all[at + 1];
  return other && (at > 0 ? { from: other.id, to: mapId } : { from: mapId, to: other.id });
}

const going = (id: string, by: -1 | 1, key: string): Action => ({
  id,
  labelKey: `maps.${by < 0 ? 'previous' : 'following'}`,
  shortcuts: [`Alt+${key}`],
  group: 'way',
  when: hasOthers,
  do: (context) => {
    const all = mapsOf(context.port.records());
    const at = all.findIndex((map) => map.id === context.mapId);
    const there = all[(at + by + all.length) % all.length];
    if (there) showMap(context, there.id);
  },
});

const moving = (id: string, by: -1 | 1): Action => ({
  id,
  labelKey: `maps.${by < 0 ? 'earlier' : 'later'}`,
  group: 'move',
  when: (context) => {
    const all = mapsOf(context.port.records());
    const at = all.findIndex((map) => map.id === context.mapId) + by;
    return changeable(context) && at >= 0 && at < all.length;
  },
  do: ({ port, mapId }) => {
    const at = mapsOf(port.records()).findIndex((map) => map.id === mapId);
    port.run({ type: 'moveMap', id: mapId, at: at + by });
  },
});

const turning = (state: 'now' | 'next'): Action => ({
  id: `map.state.${state}`,
  labelKey: `maps.state.${state}`,
  group: 'look',
  when: (context) => changeable(context) && mapOf(context)?.state !== state,
  do: ({ port, mapId }) => port.run({ type: 'setMap', id: mapId, fields: { state } }),
});

const linking = (kind: 'stage' | 'step'): Action => ({
  id: `${kind}.link`,
  labelKey: 'maps.link',
  group: 'look',
  when: (context) => {
    const { target, port } = context;
    const record = target?.kind === kind ? port.records()[`${kind}s`].get(target.id) : undefined;
    return record !== undefined && mayChange(context, `${kind}s`, record);
  },
  do: ({ editor, target }) => {
    if (target?.kind === kind) editor.desk.open({ kind: 'link', of: { kind, id: target.id } });
  },
});

/** What is done with whole maps, with whom they are about, and between maps. */
export const MAP_ACTIONS: readonly Action[] = [
  going('map.previous', -1, 'PageUp'),
  going('map.following', 1, 'PageDown'),
  {
    id: 'map.rename',
    labelKey: 'maps.rename',
    group: 'write',
    when: changeable,
    do: ({ editor, mapId }) => editor.desk.open({ kind: 'renameMap', id: mapId }),
  },
  {
    id: 'map.copyNext',
    labelKey: 'maps.copyNext',
    group: 'add',
    when: (context) => mapOf(context) !== undefined && mayAdd(context, 'maps'),
    do: (context) => copy(context, 'next'),
  },
  {
    id: 'map.copy',
    labelKey: 'maps.copy',
    group: 'add',
    when: (context) => mapOf(context) !== undefined && mayAdd(context, 'maps'),
    do: (context) => copy(context, 'copy'),
  },
  {
    id: 'map.add',
    labelKey: 'maps.add',
    group: 'add',
    when: (context) => mayAdd(context, 'maps'),
    do: (context) => {
      const id = newId();
      context.port.run({ type: 'addMap', id, title: context.t('maps.new') });
      showMap(context, id);
      context.editor.desk.open({ kind: 'renameMap', id });
    },
  },
  {
    id: 'map.bring',
    labelKey: 'maps.bring',
    group: 'add',
    when: (context) => mayAdd(context, 'maps'),
    do: ({ editor }) => editor.desk.open({ kind: 'bringMap' }),
  },
  {
    id: 'map.compare',
    labelKey: 'maps.compare',
    group: 'way',
    when: hasOthers,
    do: (context) => {
      const pair = partnerOf(context);
      if (!pair) return;
      context.editor.clear();
      context.editor.desk.compare(pair.from, pair.to);
    },
  },
  turning('next'),
  turning('now'),
  moving('map.moveEarlier', -1),
  moving('map.moveLater', 1),
  {
    id: 'map.remove',
    labelKey: 'maps.remove',
    group: 'remove',
    when: (context) => {
      const map = mapOf(context);
      return map !== undefined && hasOthers(context) && mayRemove(context, 'maps', map);
    },
    // the view goes on to the neighbour by itself, and comes back when this is undone
    do: ({ port, editor, mapId }) => {
      editor.desk.show(mapId);
      port.run({ type: 'remove', records: [{ kind: 'maps', id: mapId }] });
    },
  },
  {
    id: 'personas.open',
    labelKey: 'personas.open',
    group: 'way',
    when: () => true,
    do: ({ editor }) => editor.desk.open({ kind: 'personas' }),
  },
  linking('stage'),
  linking('step'),
  {
    id: 'lane.copyTo',
    labelKey: 'maps.copyTo',
    group: 'move',
    when: (context) => context.target?.kind === 'lane' && hasOthers(context) && mayAdd(context, 'lanes'),
    do: ({ editor, target }) => {
      if (target?.kind === 'lane') editor.desk.open({ kind: 'copyTo', what: { kind: 'lane', id: target.id } });
    },
  },
  {
    id: 'card.copyTo',
    labelKey: 'maps.copyTo',
    group: 'move',
    when: (context) => chosenCards(context).length > 0 && hasOthers(context) && mayAdd(context, 'cards'),
    do: (context) => {
      const ids = chosenCards(context).map(({ id }) => id);
      context.editor.desk.open({ kind: 'copyTo', what: { kind: 'cards', ids } });
    },
  },
];
