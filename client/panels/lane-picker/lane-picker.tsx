import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { ActionContext } from '../../editor/actions.ts';
import type { Actor } from '../../editor/allowed.ts';
import type { Editor } from '../../editor/store.ts';
import { LANE_GROUPS } from '../../editor/lane-groups.ts';
import { addLane } from '../../editor/structure-actions.ts';
import type { BoardPort } from '../../../shared/document/board.ts';
import { laneOutline } from '../../../shared/journey/lane-icons.ts';
import type { Id, LaneKind } from '../../../shared/journey/journey.ts';
import { PointMenu } from '../../ui/menu.tsx';
import { announce } from '../../ui/announcer.tsx';
import { useTranslation } from '../../ui/speech.ts';
import './lane-picker.css';

export interface LanePickerProps extends Actor {
  port: BoardPort;
  editor: Editor;
  mapId: Id;
}

function KindIcon({ kind }: { kind: LaneKind }) {
  return (
    <svg className="lane-kind-icon" viewBox="0 0 16 16" aria-hidden>
      <path d={laneOutline(kind)} />
    </svg>
  );
}

/** Under the lane's name, where a key or a menu asked; a name out of view would take the choice out of it, too. */
function underHead(id: Id | undefined): { x: number; y: number } {
  const head = document.querySelector(`[data-head="lane/${id ?? ''}"]`)?.getBoundingClientRect();
  const isSeen = head !== undefined && head.bottom > 0 && head.bottom < innerHeight;
  return isSeen ? { x: head.left, y: head.bottom } : { x: innerWidth / 2, y: innerHeight / 3 };
}

/** Every kind of lane by what it is for, each with a line that says what goes in it. */
export function LanePicker({ port, editor, mapId, role, personId }: LanePickerProps) {
  const { t } = useTranslation();
  const asked = useStore(editor, (state) => state.addingLane);
  const point = useMemo(() => asked && (asked.point ?? underHead(asked.by)), [asked]);
  if (!asked || !point) return null;
  const close = (): void => editor.setState({ addingLane: null });
  const groups = LANE_GROUPS.map(({ id, kinds }) => ({
    id,
    title: t(`tools.lanes.${id}`),
    entries: kinds.map((kind) => ({
      id: kind,
      label: t(`lane.${kind}`),
      hint: t(`structure.lane.${kind}`),
      icon: <KindIcon kind={kind} />,
      onAction: () => {
        close();
        // a closing menu gives focus back a frame later, and would take it from the new lane
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const words: ActionContext['t'] = (key, values) => t(key, { ...values });
            addLane({ port, editor, mapId, role, personId, t: words, announce }, kind, asked.at);
          }),
        );
      },
    })),
  }));
  return <PointMenu at={point} label={t('canvas.addLane')} groups={groups} onClose={close} isWide />;
}
