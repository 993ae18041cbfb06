import { X } from 'lucide-react';
import { useCallback, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { ActionContext, Target } from '../../editor/actions.ts';
import { pictureContextOf, type PicturePort } from '../../editor/pictures.ts';
import type { Editor } from '../../editor/store.ts';
import type { BoardPort } from '../../../shared/document/board.ts';
import type { Id } from '../../../shared/journey/journey.ts';
import { lensOf } from '../../../shared/journey/lens.ts';
import type { Presence } from '../../../shared/wire/presence.ts';
import type { Role } from '../../../shared/wire/roles.ts';
import { announce } from '../../ui/announcer.tsx';
import { IconButton } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { toast } from '../../ui/toast.tsx';
import { useRecords } from '../use-records.ts';
import { FeelingSheet, pointAt } from './feeling-sheet.tsx';
import { CardSheet } from './card-sheet.tsx';
import { type Chosen, chosenOf } from './chosen.ts';
import { HeadsSheet } from './heads-sheet.tsx';
import { LaneSheet } from './lane-sheet.tsx';
import { SeveralSheet } from './several-sheet.tsx';
import { LinkSheet } from './link-sheet.tsx';
import { NoteSheet } from './note-sheet.tsx';
import { mayOf, type SheetProps } from './sheet.ts';
import { StageSheet } from './stage-sheet.tsx';
import { StepSheet } from './step-sheet.tsx';
import { useOpening } from './use-opening.ts';
import './inspector.css';

export interface InspectorProps {
  port: BoardPort;
  editor: Editor;
  role: Role;
  mapId: Id;
  presence: Presence;
  /** Who is here: some may change only what is their own (A1). */
  personId?: Id;
  /** Absent where none can be stored. */
  pictures?: PicturePort | undefined;
}

function Sheet({ chosen, ...props }: SheetProps & { chosen: Chosen }) {
  if (chosen.are === 'feeling') return <FeelingSheet {...props} place={chosen.place} />;
  if (chosen.are === 'cards') {
    return chosen.cards.length > 1 ? (
      <SeveralSheet {...props} cards={chosen.cards} />
    ) : (
      <CardSheet {...props} card={chosen.cards[0]} />
    );
  }
  if (chosen.are === 'notes') return <NoteSheet {...props} notes={chosen.notes} />;
  if (chosen.are === 'link') return <LinkSheet {...props} link={chosen.link} />;
  if (chosen.heads.length > 1) return <HeadsSheet {...props} chosen={chosen} />;
  switch (chosen.are) {
    case 'stages':
      return chosen.heads[0] ? <StageSheet {...props} stage={chosen.heads[0]} /> : null;
    case 'steps':
      return chosen.heads[0] ? <StepSheet {...props} step={chosen.heads[0]} /> : null;
    case 'lanes':
      return chosen.heads[0] ? <LaneSheet {...props} lane={chosen.heads[0]} /> : null;
  }
}

/** What is selected, in full; absent without a selection. */
export function Inspector({ port, editor, role, mapId, presence, personId, pictures }: InspectorProps) {
  const { t } = useTranslation();
  const journey = useRecords(port);
  const selection = useStore(editor, (state) => state.selection);
  const cameFrom = useRef<HTMLElement | null>(null);
  const close = useCallback((): void => {
    // leaving a field first writes what stands in it
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    editor.select([]);
    editor.desk.setState({ point: null });
    if (cameFrom.current?.isConnected) cameFrom.current.focus();
    cameFrom.current = null;
  }, [editor]);
  const choose = useCallback((id: Id) => editor.select([id]), [editor]);
  const may = useMemo(() => mayOf({ role, personId, port }), [role, personId, port]);
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
  const pictureContext = useMemo(() => pictureContextOf(contextAt()), [contextAt]);
  const sight = useStore(editor.desk, (state) => state.sight);
  const lens = lensOf(journey, mapId, sight.lens, sight.period);
  const place = useStore(editor.desk, (state) => state.point);
  const point = place && place.mapId === mapId && pointAt(journey, place) ? place : undefined;
  const chosen: Chosen | undefined = point ? { are: 'feeling', place: point } : chosenOf(journey, selection);
  const isOpen = useOpening(chosen !== undefined);
  if (chosen === undefined || !isOpen) return null;
  return (
    <aside className="inspector" aria-label={t('panels.inspector')}>
      <div
        role="presentation"
        className="inspector-sheet"
        onFocus={({ relatedTarget, currentTarget }) => {
          if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget)) {
            cameFrom.current = relatedTarget;
          }
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          close();
        }}
      >
        <div className="inspector-close">
          <IconButton label={t('panels.close')} onPress={close}>
            <X aria-hidden />
          </IconButton>
        </div>
        <Sheet {...{ chosen, port, presence, journey, mapId, lens, may, close, choose, contextAt, pictureContext }} />
      </div>
    </aside>
  );
}
