import { ReactFlowProvider } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { PicturePort } from '../editor/pictures.ts';
import type { Editor } from '../editor/store.ts';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Id } from '../../shared/journey/journey.ts';
import type { Presence } from '../../shared/wire/presence.ts';
import type { Role } from '../../shared/wire/roles.ts';
import { CanvasParts } from './canvas-context.ts';
import './canvas.css';
import { Flow } from './flow.tsx';
import { useLocks } from '../charts/use-locks.ts';
import { StyleParts, useMadeStyle } from './use-style.ts';

export interface BoardCanvasProps {
  port: BoardPort;
  presence: Presence;
  role: Role;
  editor: Editor;
  mapId: Id;
  theme: 'light' | 'dark';
  personId?: Id;
  /** Key of a message about something that could not be done. */
  onProblem?: (key: string) => void;
  pictures?: PicturePort;
  /** Opens the import of numbers; absent where none may be brought. */
  onImport?: (() => void) | undefined;
}

const silent = (): void => undefined;

/** One map of a board, to be looked at and worked on. */
export function BoardCanvas({
  port,
  presence,
  role,
  editor,
  mapId,
  theme,
  personId,
  onProblem,
  pictures,
  onImport,
}: BoardCanvasProps) {
  const locks = useLocks(port);
  const parts = useMemo(
    () => ({ port, presence, role, editor, mapId, personId, onProblem: onProblem ?? silent, pictures, locks }),
    [port, presence, role, editor, mapId, personId, onProblem, pictures, locks],
  );
  const style = useMadeStyle(theme);
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState<number>();
  useLayoutEffect(() => setWidth(frame.current?.clientWidth), []);
  return (
    <CanvasParts value={parts}>
      <StyleParts value={style}>
        <div ref={frame} className="board-canvas">
          {width === undefined ? null : (
            <ReactFlowProvider key={mapId}>
              <Flow width={width} theme={theme} onImport={onImport} />
            </ReactFlowProvider>
          )}
        </div>
      </StyleParts>
    </CanvasParts>
  );
}
