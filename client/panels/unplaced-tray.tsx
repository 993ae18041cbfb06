import { Inbox, RotateCcw } from 'lucide-react';
import { useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useLocale } from '../charts/use-locale.ts';
import { type Actor, mayChange } from '../editor/allowed.ts';
import type { Editor } from '../editor/store.ts';
import type { BoardPort, Command } from '../../shared/document/board.ts';
import { livingColumn, mapOfColumn } from '../../shared/journey/columns.ts';
import type { Card, Cell, Id, Journey, Problem } from '../../shared/journey/journey.ts';
import { unplaced } from '../../shared/journey/repair.ts';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { CellPicker } from './cell-picker.tsx';
import { CopyWords } from './copy-words.tsx';
import { LostNote, notesWithLateWords } from './lost-note.tsx';
import { useRecords } from './use-records.ts';
import './unplaced-tray.css';

const LATE = /^cards\/([^/]+)$/u;

/** Deleted cards that somebody went on writing in: their words must be seen (J4). */
export function cardsWithLateWords(journey: Journey, problems: readonly Problem[]): Card[] {
  return problems.flatMap(({ code, where }): Card[] => {
    const card = code === 'words-for-deleted-card' ? journey.cards.get(LATE.exec(where)?.[1] ?? '') : undefined;
    return card?.deleted ? [card] : [];
  });
}

/** Whether a card would stand somewhere once it lives. */
function hasPlace(journey: Journey, { cell }: Card): boolean {
  const lane = journey.lanes.get(cell.laneId);
  const column = livingColumn(journey, cell.columnId);
  return lane !== undefined && !lane.deleted && column !== undefined && mapOfColumn(journey, column) === lane.mapId;
}

function placing(card: Card, cell: Cell): Command[] {
  const move: Command = { type: 'moveCards', ids: [card.id], cell };
  return card.deleted ? [{ type: 'restore', records: [{ kind: 'cards', id: card.id }] }, move] : [move];
}

export interface UnplacedTrayProps extends Actor {
  port: BoardPort;
  editor: Editor;
  mapId: Id;
}

/** Nothing that a person wrote vanishes silently (J4): cards without a place, and words that came too late. */
export function UnplacedTray({ port, editor, mapId, role, personId }: UnplacedTrayProps) {
  const { t } = useTranslation();
  const journey = useRecords(port);
  const problems = useSyncExternalStore(port.subscribe, port.problems);
  const [open, setOpen] = useState(false);
  const tray = useRef<HTMLDivElement>(null);
  const cards = useMemo(() => [...unplaced(journey), ...cardsWithLateWords(journey, problems)], [journey, problems]);
  const notes = useMemo(() => notesWithLateWords(journey, problems), [journey, problems]);
  const count = cards.length + notes.length;
  if (count === 0) return null;
  return (
    <section aria-label={t('panels.unplaced')}>
      <div
        role="presentation"
        className="unplaced"
        data-at-foot={open ? undefined : ''}
        ref={tray}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !open) return;
          event.stopPropagation();
          setOpen(false);
          tray.current?.querySelector('button')?.focus();
        }}
      >
        <Button icon={<Inbox aria-hidden />} aria-expanded={open} onPress={() => setOpen(!open)}>
          {t(notes.length === 0 ? 'panels.unplacedCount' : 'notes.unplacedCount', { count })}
        </Button>
        {open ? (
          <div className="unplaced-sheet">
            <p>{t(notes.length === 0 ? 'panels.unplacedWhy' : 'notes.unplacedWhy')}</p>
            <ul>
              {cards.map((card) => (
                <Lost
                  key={card.id}
                  {...{ card, journey, mapId }}
                  mayMove={mayChange({ role, personId, port }, 'cards', card)}
                  run={(commands) => {
                    port.run(commands);
                    editor.select([card.id]);
                  }}
                />
              ))}
              {notes.map((note) => (
                <LostNote
                  key={note.id}
                  note={note}
                  onRestore={
                    mayChange({ role, personId, port }, 'notes', note)
                      ? () => {
                          port.run({ type: 'restore', records: [{ kind: 'notes', id: note.id }] });
                          editor.select([note.id]);
                        }
                      : undefined
                  }
                />
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </section>
  );
}

interface LostProps {
  card: Card;
  journey: Journey;
  mapId: Id;
  mayMove: boolean;
  run: (commands: readonly Command[]) => void;
}

function Lost({ card, journey, mapId, mayMove, run }: LostProps) {
  const { t } = useTranslation();
  const { say } = useLocale();
  const [choosing, setChoosing] = useState(false);
  return (
    <li>
      <p className="unplaced-why">
        {say(`kind.${card.kind}`)} · {t(card.deleted ? 'panels.wordsForDeleted' : 'panels.placeGone')}
      </p>
      <p className="unplaced-title">{card.title}</p>
      {card.body === '' ? null : <p>{card.body}</p>}
      <div className="unplaced-actions">
        {mayMove && card.deleted && hasPlace(journey, card) ? (
          <Button
            icon={<RotateCcw aria-hidden />}
            onPress={() => run([{ type: 'restore', records: [{ kind: 'cards', id: card.id }] }])}
          >
            {t('panels.restore')}
          </Button>
        ) : null}
        {mayMove ? (
          <Button aria-expanded={choosing} onPress={() => setChoosing(!choosing)}>
            {t('panels.place')}
          </Button>
        ) : null}
        <CopyWords words={[card.title, card.body].filter((text) => text !== '').join('\n')} />
      </div>
      {choosing ? (
        <CellPicker {...{ journey, mapId }} action={t('panels.move')} onPick={(cell) => run(placing(card, cell))} />
      ) : null}
    </li>
  );
}
