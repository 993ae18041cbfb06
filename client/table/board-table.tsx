import { Plus } from 'lucide-react';
import { type MouseEvent, useCallback, useMemo, useRef, useState } from 'react';
import { useLocale } from '../charts/use-locale.ts';
import { type ActionContext, actionFor, type Target } from '../editor/actions.ts';
import { useLocks } from '../charts/use-locks.ts';
import { mayAdd } from '../editor/allowed.ts';
import type { PicturePort } from '../editor/pictures.ts';
import type { Editor } from '../editor/store.ts';
import { addStage } from '../editor/structure-actions.ts';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Outline } from '../../shared/journey/outline.ts';
import { lanesOf } from '../../shared/journey/columns.ts';
import type { Id } from '../../shared/journey/journey.ts';
import { isLivingPersona, personaName } from '../../shared/journey/personas.ts';
import { announce } from '../ui/announcer.tsx';
import { useTranslation } from '../ui/speech.ts';
import { toast } from '../ui/toast.tsx';
import type { Presence } from '../../shared/wire/presence.ts';
import type { Role } from '../../shared/wire/roles.ts';
import { HeadRows } from './head-cells.tsx';
import { LaneRow } from './lane-rows.tsx';
import { createNearness, HeldCards, NearParts } from './nearness.ts';
import { NotesList } from './notes-list.tsx';
import { MenuParts, type OpenMenu } from './open-menu.ts';
import { TableParts } from './table-context.ts';
import { type MenuRequest, TableMenu } from './table-menu.tsx';
import './table.css';
import './table-cards.css';
import './table-numbers.css';
import { useClipboard } from './use-clipboard.ts';
import { useFound } from './use-found.ts';
import { menuTargetAt, targetAt, useKeys } from './use-keys.ts';
import { useOthersMarks } from './use-others-marks.ts';
import { useOutline } from './use-outline.ts';
import { usePictures } from './use-pictures.ts';
import { usePlace } from './use-place.ts';

export interface BoardTableProps {
  port: BoardPort;
  presence: Presence;
  role: Role;
  editor: Editor;
  mapId: Id;
  personId?: Id;
  pictures?: PicturePort;
  /** Opens the import of numbers; absent where none may be brought. */
  onImport?: (() => void) | undefined;
}

/** As wide as a folded stage is. */
const FOLDED = 64;
/** More cards than these are drawn only where they can be seen. */
const MOST_WHOLE = 400;

function isLarge({ rows }: Outline): boolean {
  let count = 0;
  for (const row of rows) if (row.shape === 'cards') for (const cards of row.cells) count += cards.length;
  return count > MOST_WHOLE;
}
const ENTER = { key: 'Enter', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

function under(element: Element): { x: number; y: number } {
  const { left, bottom } = element.getBoundingClientRect();
  return { x: left, y: bottom };
}

/** One map of a board as a table: the same stages, lanes, cards, feelings and numbers, in reading order. */
export function BoardTable({ port, presence, role, editor, mapId, personId, pictures, onImport }: BoardTableProps) {
  const { t } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const locks = useLocks(port);
  const may = { stages: mayAdd({ role, personId, port }, 'stages'), lanes: mayAdd({ role, personId, port }, 'lanes') };
  const told = useOutline({ port, editor, mapId, may });
  const { outline, stages, columns, notes, grid } = told;
  const keyboard = usePlace(root, editor, told);
  const contextAt = useCallback(
    (target?: Target): ActionContext => ({
      port,
      editor,
      mapId,
      role,
      personId,
      pictures,
      t: (key, values) => t(key, { ...values }),
      announce,
      tell: toast,
      ...(target ? { target } : {}),
    }),
    [port, editor, mapId, role, personId, pictures, t],
  );

  const [menu, setMenu] = useState<MenuRequest>();
  const openMenu = useCallback<OpenMenu>((target, label, at) => {
    setMenu({ target, label, at: at instanceof Element ? under(at) : at });
  }, []);
  const openMenuAt = useCallback(
    (spot: Element, point?: { x: number; y: number }): void => {
      const place = keyboard.at(spot);
      const on = place && menuTargetAt(place, outline);
      if (on && on.kind !== 'map') openMenu(on, t('canvas.menu'), point ?? spot);
    },
    [keyboard, outline, openMenu, t],
  );
  function onContextMenu(event: MouseEvent): void {
    const { target, clientX, clientY } = event;
    const spot = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
    if (!spot || (target instanceof Element && target.closest('input, textarea'))) return;
    event.preventDefault();
    spot.focus();
    openMenuAt(spot, { x: clientX, y: clientY });
  }
  const onKeyDown = useKeys({ outline, grid, keyboard, contextAt, openMenu: openMenuAt });
  useClipboard(root, contextAt);
  const thingAt = useCallback(
    (element: Element): Target | undefined => {
      const spot = element.closest('[data-place]');
      const place = spot ? keyboard.at(spot) : undefined;
      return place && targetAt(place, outline);
    },
    [keyboard, outline],
  );
  usePictures(root, { contextAt, thingAt });
  const found = useFound(root, { port, editor, mapId });
  useOthersMarks(root, presence, outline);

  const { cardId } = keyboard;
  const held = useMemo(() => new Set([cardId, found].filter((id) => id !== undefined)), [cardId, found]);
  const [nearness] = useState(createNearness);
  const parts = useMemo(
    () => ({ port, presence, role, editor, mapId, personId, pictures, contextAt, onImport, locks }),
    [port, presence, role, editor, mapId, personId, pictures, contextAt, onImport, locks],
  );
  const { rows } = outline;
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
        <div
          ref={root}
          className="board-table"
          role="presentation"
          onFocus={keyboard.onFocus}
          onKeyDown={onKeyDown}
          onContextMenu={onContextMenu}
        >
          <table
            // a true table, whose cells take the keyboard
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
            role="grid"
            aria-label={t('table.label', { title: port.records().maps.get(mapId)?.title ?? '' })}
            aria-describedby="table-keys"
            onDoubleClick={({ target }) => {
              const place = target instanceof Element && target.matches('[data-place]') && keyboard.at(target);
              const on = place ? targetAt(place, outline) : undefined;
              const begin = on?.kind === 'cell' ? actionFor(ENTER, contextAt(on)) : undefined;
              if (begin && on) begin.do(contextAt(on));
            }}
            style={{ minWidth: 168 + columns.reduce((sum, { isFolded }) => sum + (isFolded ? FOLDED : 196), 0) + 44 }}
          >
            <colgroup>
              <col style={{ width: 168 }} />
              {columns.map(({ column, isFolded }) => (
                <col key={column.id} style={isFolded ? { width: FOLDED } : {}} />
              ))}
              <col style={{ width: 44 }} />
            </colgroup>
            <HeadRows {...{ stages, columns }} corner={<Corner port={port} mapId={mapId} />} end={end} />
            <tbody>
              <NearParts value={isLarge(outline) ? nearness : null}>
                <HeldCards value={held}>
                  {rows.map((row) => (
                    <LaneRow key={row.id} row={row} columns={columns} />
                  ))}
                </HeldCards>
              </NearParts>
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
          <NotesList notes={notes} />
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
    return isLivingPersona(journey, id) ? [personaName(journey, id, locale)] : [];
  });
  return <span>{new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)}</span>;
}
