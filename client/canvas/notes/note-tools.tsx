import { useStoreApi } from '@xyflow/react';
import { ImagePlus, Shapes } from 'lucide-react';
import { placeOf } from '../../editor/chosen.ts';
import { addNote, freePlace, isTaken, NOTE_FORMS, type NoteForm } from '../../editor/note-commands.ts';
import { IconButton } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { useCanvas } from '../canvas-context.ts';
import { addPictures } from '../../editor/add-pictures.ts';
import { chooseFiles } from '../../editor/choose-files.ts';
import { useContextAt } from '../use-context-at.ts';

/** Notes, shapes, frames and pictures, at hand in the tool rail. */
export function NoteTools() {
  const { t } = useTranslation();
  const canvas = useCanvas();
  const contextAt = useContextAt();
  const flow = useStoreApi();
  const add = (form: NoteForm): void => {
    const { transform, width, height } = flow.getState();
    const [x, y, zoom] = transform;
    const middle = { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom };
    // in the middle of what is in view, unless something stands there already
    const taken = isTaken(canvas.port.records(), canvas.mapId, form, middle);
    // beside the map it stands at the height one looks at, and the map moves no more than it must
    const { view } = canvas.editor.getState();
    if (!addNote(contextAt(), form, taken ? undefined : middle, view?.area().y) || !taken) return;
    const id = canvas.editor.getState().editing?.id;
    if (id !== undefined) view?.show(id);
  };
  const choose = async (): Promise<void> => {
    const place = placeOf(canvas);
    const free = { kind: 'free', ...freePlace(canvas.port.records(), canvas.mapId, 'sticky') } as const;
    await addPictures(canvas, await chooseFiles(true), place ? { kind: 'cell', ...place.cell } : free);
  };
  const entries = NOTE_FORMS.map((form) => ({
    id: form,
    label: t(`notes.add.${form}`),
    // the closing menu gives focus back a moment later, and would take it from the new note
    onAction: () => void setTimeout(() => add(form), 80),
  }));
  const label = t('notes.tools');
  return (
    <>
      <Menu label={label} icon={<Shapes aria-hidden />} groups={[{ id: 'notes', title: label, entries }]} />
      {canvas.pictures ? (
        <IconButton label={t('pictures.add')} onPress={() => void choose()}>
          <ImagePlus aria-hidden />
        </IconButton>
      ) : null}
    </>
  );
}
