import { ArrowDown, ArrowUp, ImagePlus, ImageOff, Quote, RotateCcw, Trash2 } from 'lucide-react';
import { type ChangeEvent, useEffect, useId, useRef, useState } from 'react';
import { useLocale } from '../../charts/use-locale.ts';
import type { Variables } from '../../charts/variables.ts';
import { mayChange, mayRemove } from '../../editor/allowed.ts';
import type { PicturePort } from '../../editor/pictures.ts';
import type { Journey, Persona, Tint } from '../../../shared/journey/journey.ts';
import { segmentsOf } from '../../../shared/journey/lens.ts';
import { personaName } from '../../../shared/journey/personas.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { toast } from '../../ui/toast.tsx';
import type { MapView } from '../maps/map-view.ts';
import { PersonaFace } from './persona-face.tsx';

const TINTS: readonly Tint[] = [0, 1, 2, 3, 4];
type Field = 'name' | 'role' | 'quote' | 'goals' | 'needs';

interface WordsProps {
  field: Field;
  persona: Persona;
  readOnly: boolean;
  onKeep: (field: Field, value: string) => void;
  className: string;
  /** Is to be written next, over what stands there. */
  takesFocus?: boolean;
}

/** Out of a field, to where the dialog hears the next press. */
function leave(field: HTMLElement): void {
  const dialog = field.closest<HTMLElement>('[role="dialog"]');
  if (dialog) dialog.focus();
  else field.blur();
}

/** Words of the card, written where they stand and kept when the field is left, as one step of undo (J5). */
function Words({ field, persona, readOnly, onKeep, className, takesFocus = false }: WordsProps) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (takesFocus) area.current?.select();
  }, [takesFocus]);
  const [draft, setDraft] = useState<string | null>(null);
  if (readOnly && persona[field] === '') return null;
  return (
    <textarea
      ref={area}
      className={className}
      rows={1}
      aria-label={t(`personas.${field}`)}
      placeholder={readOnly ? '' : t(`personas.hint.${field}`)}
      readOnly={readOnly}
      maxLength={field === 'name' || field === 'role' ? 120 : 2000}
      value={draft ?? persona[field]}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onKeyDown={(event) => {
        // leaving the field keeps its words; the dialog closes at the next press
        if (event.key === 'Escape') {
          event.stopPropagation();
          leave(event.currentTarget);
        }
        if (event.key === 'Enter' && (field === 'name' || field === 'role')) {
          event.preventDefault();
          leave(event.currentTarget);
        }
      }}
      onBlur={() => {
        if (draft !== null && draft.trim() !== persona[field]) onKeep(field, draft.trim());
        setDraft(null);
      }}
    />
  );
}

/** How much stands on the board for a persona. */
function written(journey: Journey, { id }: Persona): { cards: number; feelings: number } {
  const cards = [...journey.cards.values()].filter((card) => !card.deleted && card.personaIds?.includes(id)).length;
  const feelings = [...journey.feelings.values()].filter((feeling) => feeling.personaId === id).length;
  return { cards, feelings };
}

/** Which part of the numbers stands for somebody: looking through them shows both (N5). */
function SegmentSelect({
  persona,
  journey,
  mapId,
  port,
}: { persona: Persona; journey: Journey } & Pick<MapView, 'mapId' | 'port'>) {
  const { t } = useTranslation();
  const segments = segmentsOf(journey, mapId);
  if (segments.length === 0) return null;
  return (
    <label className="sheet-check">
      {t('personas.segment')}
      <select
        value={persona.segment ?? ''}
        onChange={({ currentTarget: { value } }) =>
          port.run({ type: 'setPersona', id: persona.id, fields: { segment: value } })
        }
      >
        <option value="">{t('personas.segmentByName')}</option>
        {segments.map((segment) => (
          <option key={segment} value={segment}>
            {segment}
          </option>
        ))}
      </select>
    </label>
  );
}

export interface PersonaCardProps extends MapView {
  persona: Persona;
  journey: Journey;
  pictures: PicturePort | undefined;
  /** Just made, and still without a name of its own. */
  isNew: boolean;
}

/** Who somebody is, as one would show it in a deck; written in place. */
export function PersonaCard({ persona, journey, pictures, isNew, ...view }: PersonaCardProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const { port, mapId } = view;
  const file = useRef<HTMLInputElement>(null);
  const tints = useId();
  const sheet = useRef<HTMLDivElement>(null);
  // the button that was pressed goes with the press, and the keyboard must not fall out of the dialog
  useEffect(() => {
    if (document.activeElement === document.body) sheet.current?.closest<HTMLElement>('[role="dialog"]')?.focus();
  }, [persona.deleted]);
  const map = journey.maps.get(mapId);
  const readOnly = persona.deleted !== undefined || !mayChange(view, 'personas', persona);
  const keep = (field: Field, value: string): void =>
    port.run({ type: 'setPersona', id: persona.id, fields: { [field]: value } });
  const onFile = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [chosen] = event.currentTarget.files ?? [];
    event.currentTarget.value = '';
    if (!chosen || !pictures) return;
    const answer = await pictures.upload(chosen);
    if (answer.ok) port.run({ type: 'setPersona', id: persona.id, fields: { picture: answer.hash } });
    else toast(t('personas.noPicture'), 'problem');
  };
  const ids = map?.personaIds ?? [];
  const at = ids.indexOf(persona.id);
  const assign = (next: readonly string[]): void =>
    port.run({ type: 'setMap', id: mapId, fields: { personaIds: next } });
  const shift = (by: -1 | 1): void => {
    const rest = ids.filter((id) => id !== persona.id);
    assign([...rest.slice(0, at + by), persona.id, ...rest.slice(at + by)]);
  };
  const style: Variables = {
    '--fill': `var(--stage-${persona.tint}-fill)`,
    '--text': `var(--stage-${persona.tint}-text)`,
  };
  const { cards, feelings } = written(journey, persona);
  return (
    <div ref={sheet} className="persona-sheet">
      <article className="persona-card" style={style} aria-label={personaName(journey, persona.id, locale)}>
        <header>
          <div className="persona-picture">
            <PersonaFace persona={persona} pictures={pictures} size={104} />
            {readOnly || !pictures ? null : (
              <div className="persona-picture-tools">
                <IconButton label={t('personas.picture')} onPress={() => file.current?.click()}>
                  <ImagePlus aria-hidden />
                </IconButton>
                {persona.picture === '' ? null : (
                  <IconButton
                    label={t('personas.removePicture')}
                    onPress={() => port.run({ type: 'setPersona', id: persona.id, fields: { picture: '' } })}
                  >
                    <ImageOff aria-hidden />
                  </IconButton>
                )}
                <input
                  ref={file}
                  type="file"
                  hidden
                  aria-label={t('personas.picture')}
                  accept="image/png,image/jpeg,image/webp,image/gif"
                  onChange={(event) => void onFile(event)}
                />
              </div>
            )}
          </div>
          <div className="persona-who">
            <Words field="name" className="persona-name" {...{ persona, readOnly }} takesFocus={isNew} onKeep={keep} />
            <Words field="role" className="persona-role" {...{ persona, readOnly }} onKeep={keep} />
          </div>
        </header>
        {readOnly && persona.quote === '' ? null : (
          <div className="persona-quote">
            <Quote aria-hidden size={18} />
            <Words field="quote" className="persona-quote-words" {...{ persona, readOnly }} onKeep={keep} />
          </div>
        )}
        <div className="persona-columns">
          {(['goals', 'needs'] as const).map((field) => (
            <section key={field}>
              <h3>{t(`personas.${field}`)}</h3>
              <Words field={field} className="persona-words" {...{ persona, readOnly }} onKeep={keep} />
            </section>
          ))}
        </div>
        <footer>{t('personas.written', { cards, feelings })}</footer>
      </article>
      <div className="persona-tools">
        {persona.deleted ? (
          mayChange(view, 'personas', persona) ? (
            <Button
              icon={<RotateCcw aria-hidden />}
              onPress={() => port.run({ type: 'restore', records: [{ kind: 'personas', id: persona.id }] })}
            >
              {t('personas.restore')}
            </Button>
          ) : null
        ) : readOnly ? null : (
          <>
            <label className="sheet-check">
              <input
                type="checkbox"
                checked={at >= 0}
                onChange={() => assign(at >= 0 ? ids.filter((id) => id !== persona.id) : [...ids, persona.id])}
              />
              {t('personas.onMap')}
            </label>
            <SegmentSelect persona={persona} journey={journey} mapId={mapId} port={port} />
            <IconButton label={t('personas.up')} isDisabled={at <= 0} onPress={() => shift(-1)}>
              <ArrowUp aria-hidden />
            </IconButton>
            <IconButton label={t('personas.down')} isDisabled={at < 0 || at >= ids.length - 1} onPress={() => shift(1)}>
              <ArrowDown aria-hidden />
            </IconButton>
            <fieldset className="tints persona-tints">
              <legend className="visually-hidden">{t('panels.tint')}</legend>
              {TINTS.map((tint) => (
                <label
                  key={tint}
                  style={{ '--fill': `var(--stage-${tint}-fill)`, '--text': `var(--stage-${tint}-text)` } as Variables}
                >
                  <input
                    type="radio"
                    name={tints}
                    checked={persona.tint === tint}
                    aria-label={t(`panels.tint.${tint}`)}
                    onChange={() => port.run({ type: 'setPersona', id: persona.id, fields: { tint } })}
                  />
                </label>
              ))}
            </fieldset>
            {mayRemove(view, 'personas', persona) ? (
              <Button
                look="quiet"
                icon={<Trash2 aria-hidden />}
                onPress={() => port.run({ type: 'remove', records: [{ kind: 'personas', id: persona.id }] })}
              >
                {t('personas.remove')}
              </Button>
            ) : null}
          </>
        )}
      </div>
    </div>
  );
}
