import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useLocale } from '../../charts/use-locale.ts';
import { mayAdd } from '../../editor/allowed.ts';
import type { PicturePort } from '../../editor/pictures.ts';
import { newId } from '../../../shared/journey/ids.ts';
import type { Id, Persona, Tint } from '../../../shared/journey/journey.ts';
import { personaName } from '../../../shared/journey/personas.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useTranslation } from '../../ui/speech.ts';
import type { MapView } from '../maps/map-view.ts';
import { useRecords } from '../use-records.ts';
import { PersonaCard } from './persona-card.tsx';
import { PersonaFace } from './persona-face.tsx';
import '../../ui/side-list.css';
import './personas.css';

export interface PersonasDialogProps extends MapView {
  first: Id | undefined;
  pictures: PicturePort | undefined;
  onClose: () => void;
}

/** Everybody the board is about: on this map, on others, and those deleted, who can come back. */
export function PersonasDialog({ first, pictures, onClose, ...view }: PersonasDialogProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const { port, mapId } = view;
  const journey = useRecords(port);
  const byName = (a: Persona, b: Persona): number => a.name.localeCompare(b.name, locale);
  const all = [...journey.personas.values()];
  const living = all.filter((persona) => !persona.deleted);
  const named = (journey.maps.get(mapId)?.personaIds ?? []).flatMap((id) => journey.personas.get(id) ?? []);
  const here = named.filter((persona) => !persona.deleted);
  const groups = [
    { id: 'here', personas: here },
    { id: 'elsewhere', personas: living.filter((persona) => !here.includes(persona)).toSorted(byName) },
    { id: 'deleted', personas: all.filter((persona) => persona.deleted).toSorted(byName) },
  ].filter(({ personas }) => personas.length > 0);
  const [chosen, setChosen] = useState<Id | undefined>(first);
  const [made, setMade] = useState<Id>();
  const shown = journey.personas.get(chosen ?? '') ?? groups[0]?.personas[0];
  const add = (): void => {
    const id = newId();
    const tint = (living.length % 5) as Tint;
    port.run({ type: 'addPersona', persona: { id, name: t('personas.new'), role: '', tint }, mapId });
    setChosen(id);
    setMade(id);
  };
  return (
    <Dialog title={t('personas.open')} closeLabel={t('app.close')} onClose={onClose} wide>
      <div className="personas">
        <nav className="side-list" aria-label={t('personas.open')}>
          {groups.map(({ id, personas }) => (
            <section key={id} aria-label={t(`personas.group.${id}`)}>
              <h3>{t(`personas.group.${id}`)}</h3>
              <ul>
                {personas.map((persona) => (
                  <li key={persona.id}>
                    <button
                      type="button"
                      aria-current={persona.id === shown?.id || undefined}
                      onClick={() => setChosen(persona.id)}
                    >
                      <PersonaFace persona={persona} pictures={pictures} size={30} />
                      <span>
                        <b>{persona.name || personaName(journey, persona.id, locale)}</b>
                        {persona.role === '' ? null : <small>{persona.role}</small>}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          {mayAdd(view, 'personas') ? (
            <Button icon={<UserPlus aria-hidden />} onPress={add}>
              {t('personas.add')}
            </Button>
          ) : null}
        </nav>
        {shown ? (
          <PersonaCard
            key={shown.id}
            persona={shown}
            {...view}
            journey={journey}
            pictures={pictures}
            isNew={shown.id === made}
          />
        ) : (
          <p className="personas-empty">{t('personas.empty')}</p>
        )}
      </div>
    </Dialog>
  );
}
