import { useState } from 'react';
import { mayAdd } from '../editor/allowed.ts';
import { newId } from '../../shared/journey/ids.ts';
import type { Lane } from '../../shared/journey/journey.ts';
import { useTranslation } from '../ui/speech.ts';
import { useTable } from './table-context.ts';

/** Whose feelings these are: without a persona there is no row of numbers. */
export function AddPersona({ lane }: { lane: Lane }) {
  const { port, mapId, role, personId } = useTable();
  const { t } = useTranslation();
  const [name, setName] = useState('');
  if (!mayAdd({ role, personId, port }, 'personas')) return <span className="table-quiet">{t('table.noPersona')}</span>;
  function add(): void {
    const trimmed = name.trim();
    if (trimmed === '') return;
    const id = newId();
    const { settings } = lane;
    const named = settings.personaIds;
    port.run([
      { type: 'addPersona', persona: { id, name: trimmed, role: '' }, mapId },
      // a lane that names whose curves it draws must name this one, too
      ...(named
        ? [
            {
              type: 'setLane' as const,
              id: lane.id,
              fields: { settings: { ...settings, personaIds: [...named, id] } },
            },
          ]
        : []),
    ]);
  }
  return (
    <label className="table-persona">
      <span>{t('lanes.whose')}</span>
      <input
        value={name}
        placeholder={t('lanes.personaName')}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          add();
        }}
      />
    </label>
  );
}
