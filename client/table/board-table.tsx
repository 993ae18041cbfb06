import { Plus } from 'lucide-react';
import { type MouseEvent, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../charts/use-locale.ts';
import { type ActionContext, actionFor, type Target } from '../editor/actions.ts';
import { mayAdd } from '../editor/allowed.ts';
import type { Editor } from '../editor/store.ts';
import { addStage } from '../editor/structure-actions.ts';
import type { BoardPort } from '../../shared/document/board.ts';
import { lanesOf } from '../../shared/journey/columns.ts';
import type { Id } from '../../shared/journey/journey.ts';
import { announce } from '../ui/announcer.tsx';
import type { Presence } from '../../shared/wire/presence.ts';
import type { Role } from '../../shared/wire/roles.ts';
import { HeadRows } from './head-cells.tsx';
import { LaneRow } from './lane-rows.tsx';
import { MenuParts, type OpenMenu } from './open-menu.ts';
import { TableParts } from './table-context.ts';
import { type MenuRequest, TableMenu } from './table-menu.tsx';
import './table.css';
import { targetAt, useKeys } from './use-keys.ts';
import { useOthersMarks } from './use-others-marks.ts';
import { useOutline } from './use-outline.ts';
import { usePlace } from './use-place.ts';

export interface BoardTableProps {
  port: BoardPort;
  presence: Presence;
  role: Role;
  editor: Editor;
  mapId: Id;
  personId?: Id;
  /** Opens the import of numbers; absent where none may be brought. */
  onImport?: (() => void) | undefined;
}

const ENTER = { key: 'Enter', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

function under(element: Element): { x: number; y: number } {
  const { left, bottom } = element.getBoundingClientRect();
  return { x: left, y: bottom };
}

/** One map of a board as a table: the same stages, lanes, cards, feelings and numbers, in reading order. */
export function BoardTable({ port, presence, role, editor, mapId, personId, onImport }: BoardTableProps) {
  const { t } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const may = { stages: mayAdd({ role, personId }, 'stages'), lanes: mayAdd({ role, personId }, 'lanes') };
  const told = useOutline(port, mapId, may);
  const { outline, stages, grid } = told;
  const keyboard = usePlace(root, editor, told);
  const contextAt = useCallback(
    (target?: Target): ActionContext => ({
      port,
      editor,
      mapId,
      role,
      personId,
      t: (key, values) => t(key, { ...values }),
      announce,
      ...(target ? { target } : {}),
    }),
    [port, editor, mapId, role, personId, t],
  );
  const onKeyDown = useKeys({ outline, grid, keyboard, contextAt });
  useOthersMarks(root, presence, outline);

  const [menu, setMenu] = useState<MenuRequest>();
  const openMenu = useCallback<OpenMenu>((target, label, at) => {
    setMenu({ target, label, at: at instanceof Element ? under(at) : at });
  }, []);
  function onContextMenu(event: MouseEvent): void {
    const { target, clientX, clientY } = event;
    const spot = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
    if (!spot || (target instanceof Element && target.closest('input, textarea'))) return;
    event.preventDefault();
    spot.focus();
    const place = keyboard.at(spot);
    const on = place && targetAt(place, outline);
    if (!on || on.kind === 'map') return;
    // the menu key has no pointer
    openMenu(on, t('canvas.menu'), clientX === 0 && clientY === 0 ? spot : { x: clientX, y: clientY });
  }

  const parts = useMemo(
    () => ({ port, presence, role, editor, mapId, personId, contextAt, onImport }),
    [port, presence, role, editor, mapId, personId, contextAt, onImport],
  );
  const { columns, rows } = outline;
  const end = may.stages ? (
    <button
      type="button"
      className="table-add"
      tabIndex={-1}
      data-place="addStage"
      aria-label={t('canvas.addStage')}
      title={t('canvas.addStage')}
      onClick={() => addStage(contextAt())}
    >
      <Plus aria-hidden size={16} />
    </button>
  ) : null;
  return (
    <TableParts value={parts}>
      <MenuParts value={openMenu}>
        <div ref={root} className="board-table" onFocus={keyboard.onFocus}>
          <table
            // a true table, whose cells take the keyboard
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
            role="grid"
            aria-label={t('table.label', { title: port.records().maps.get(mapId)?.title ?? '' })}
            aria-describedby="table-keys"
            onKeyDown={onKeyDown}
            onContextMenu={onContextMenu}
            onDoubleClick={({ target }) => {
              const place = target instanceof Element && target.matches('[data-place]') && keyboard.at(target);
              const on = place ? targetAt(place, outline) : undefined;
              const begin = on?.kind === 'cell' ? actionFor(ENTER, contextAt(on)) : undefined;
              if (begin && on) begin.do(contextAt(on));
            }}
            style={{ minWidth: 168 + columns.length * 196 + 44 }}
          >
            <colgroup>
              <col style={{ width: 168 }} />
              {columns.map((column) => (
                <col key={column.id} />
              ))}
              <col style={{ width: 44 }} />
            </colgroup>
            <HeadRows {...{ stages, columns }} corner={<Corner port={port} mapId={mapId} />} end={end} />
            <tbody>
              {rows.map((row) => (
                <LaneRow key={row.id} row={row} columns={columns} />
              ))}
              {may.lanes ? (
                <tr className="table-foot">
                  <th scope="row" className="table-lane">
                    <button
                      type="button"
                      className="table-add table-add-lane"
                      tabIndex={-1}
                      data-place="addLane"
                      aria-haspopup="menu"
                      onClick={({ currentTarget }) => {
                        const at = lanesOf(port.records(), mapId).length;
                        editor.setState({ addingLane: { at, point: under(currentTarget) } });
                      }}
                    >
                      <Plus aria-hidden size={16} />
                      {t('canvas.addLane')}
                    </button>
                  </th>
                </tr>
              ) : null}
            </tbody>
          </table>
          <p id="table-keys" className="visually-hidden">
            {t('table.keys')}
          </p>
        </div>
        {menu ? <TableMenu request={menu} contextAt={contextAt} onClose={() => setMenu(undefined)} /> : null}
      </MenuParts>
    </TableParts>
  );
}

/** Whom the map is about. */
function Corner({ port, mapId }: { port: BoardPort; mapId: Id }) {
  const { locale } = useLocale();
  const journey = port.records();
  const names = (journey.maps.get(mapId)?.personaIds ?? []).flatMap((id) => {
    const persona = journey.personas.get(id);
    return persona && !persona.deleted ? [persona.name] : [];
  });
  return <span>{new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)}</span>;
}
