import type { Id } from '../../../shared/journey/journey.ts';
import type { Named } from '../../editor/named.ts';
import { namesOf, pasteNames } from '../../editor/paste-heads.ts';
import { renameBeside } from '../../editor/structure.ts';
import { RenameField } from '../../ui/rename-field.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { useCanvas } from '../canvas-context.ts';
import { useContextAt } from '../use-context-at.ts';

interface HeadFieldProps {
  kind: Named;
  id: Id;
  title: string;
}

/** The name of a stage, step or lane while it is written. */
export function HeadField({ kind, id, title }: HeadFieldProps) {
  const { port, editor } = useCanvas();
  const { t } = useTranslation();
  const contextAt = useContextAt();
  const name = (next: string | undefined): void => {
    editor.leaveText();
    if (kind !== 'lane') {
      if (next) port.run({ type: kind === 'stage' ? 'setStage' : 'setStep', id, fields: { title: next } });
      // an empty name gives a lane its kind's own name back
    } else if (next !== undefined) port.run({ type: 'setLane', id, fields: { title: next } });
  };
  return (
    <RenameField
      name={title}
      label={t(`canvas.${kind}.nameLabel`)}
      onDone={name}
      onTab={(by) => renameBeside(contextAt(), kind, id, by)}
      {...(kind === 'lane' ? {} : { onList: (text) => pasteNames(contextAt(), kind, id, namesOf(text)) })}
    />
  );
}
