import { SquareArrowRightEnter, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { notesToCards } from '../../editor/note-commands.ts';
import type { Command } from '../../../shared/document/board.ts';
import { cardsIn } from '../../../shared/journey/columns.ts';
import type { Cell, Note } from '../../../shared/journey/journey.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { CellPicker } from '../cell-picker.tsx';
import { BoundText } from './bound-text.tsx';
import { HeadActions } from './head-actions.tsx';
import { NoteSize } from './note-size.tsx';
import { PictureField } from './picture-field.tsx';
import { PillSelect } from './pill-select.tsx';
import type { SheetProps } from './sheet.ts';
import { TintField } from './tint-field.tsx';

const FORMS = ['rectangle', 'ellipse'] as const;

interface NoteSheetProps extends SheetProps {
  notes: readonly [Note, ...Note[]];
}

/** What stands off the grid: words, look and size of one; the look of several; and the way into the grid. */
export function NoteSheet({ notes, ...props }: NoteSheetProps) {
  const { t } = useTranslation();
  const { port, presence, journey, mapId, may, choose, close, contextAt, pictureContext } = props;
  const [turning, setTurning] = useState(false);
  const [note] = notes;
  const isOne = notes.length === 1;
  const readOnly = !notes.every((one) => may.change('notes', one));
  const mayRemove = notes.every((one) => may.remove('notes', one));
  const shapes = notes.filter(({ kind }) => kind === 'shape');
  const setAll = (fields: Extract<Command, { type: 'setNote' }>['fields']): void =>
    port.run(notes.map(({ id }) => ({ type: 'setNote', id, fields })));
  const form = shapes[0]?.form ?? 'rectangle';
  const tint = notes.every((one) => one.tint === note.tint) ? { tint: note.tint } : {};
  const turn = (cell: Cell): void => {
    const { commands, ids } = notesToCards(journey, notes, cell, cardsIn(journey, cell).length);
    if (commands.length === 0) return;
    port.run(commands);
    if (ids[0] !== undefined) choose(ids[0]);
  };
  return (
    <>
      <div className="sheet-kind">
        {isOne ? <span>{t(`notes.kind.${note.kind}`)}</span> : <span>{t('panels.several')}</span>}
        {shapes.length !== notes.length || readOnly ? null : (
          <PillSelect
            label={t('notes.form')}
            value={form}
            shown={t(`notes.form.${form}`)}
            options={FORMS.map((id) => ({ id, label: t(`notes.form.${id}`) }))}
            onChange={(chosen) => {
              const next = FORMS.find((one) => one === chosen);
              if (next) setAll({ form: next });
            }}
          />
        )}
      </div>
      {isOne ? (
        <BoundText
          key={note.id}
          {...{ port, presence, id: note.id, field: 'text', readOnly }}
          label={t(note.kind === 'image' ? 'pictures.unsaid' : 'notes.text')}
          placeholder={t(note.kind === 'image' ? 'pictures.unsaid' : 'notes.textHint')}
        />
      ) : (
        <h2>{t('notes.count', { count: notes.length })}</h2>
      )}
      {isOne && note.kind === 'image' ? (
        <PictureField record={note} kind="note" alt={note.text} context={pictureContext} readOnly={readOnly} />
      ) : null}
      {readOnly || notes.every(({ kind }) => kind === 'image') ? null : (
        <TintField name={note.id} {...tint} onPick={(picked) => setAll({ tint: picked })} />
      )}
      {isOne ? (
        <NoteSize
          key={`${note.id}/size`}
          note={note}
          readOnly={readOnly}
          onSize={(size) => port.run({ type: 'placeNotes', places: [{ id: note.id, at: note.at, size }] })}
        />
      ) : null}
      <HeadActions ids={['note.duplicate']} target={{ kind: 'note', id: note.id }} contextAt={contextAt} />
      {mayRemove && notes.some(({ kind }) => kind !== 'frame') ? (
        <>
          <div className="head-actions">
            <Button
              icon={<SquareArrowRightEnter aria-hidden />}
              aria-expanded={turning}
              onPress={() => setTurning(!turning)}
            >
              {t('notes.toCardIn')}
            </Button>
          </div>
          {turning ? <CellPicker {...{ journey, mapId }} action={t('notes.toCard')} onPick={turn} /> : null}
        </>
      ) : null}
      {mayRemove ? (
        <footer>
          <Button
            look="quiet"
            icon={<Trash2 aria-hidden />}
            onPress={() => {
              port.run({ type: 'remove', records: notes.map(({ id }) => ({ kind: 'notes', id })) });
              close();
            }}
          >
            {t('notes.remove')}
          </Button>
        </footer>
      ) : null}
    </>
  );
}
