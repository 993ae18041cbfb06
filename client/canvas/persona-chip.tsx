import type { Journey } from '../../shared/journey/journey.ts';
import { STYLES, type MapLayout } from '../../shared/journey/layout.ts';
import { fit } from '../../shared/journey/text/wrap.ts';
import { useTranslation } from '../ui/speech.ts';
import { useCanvas } from './canvas-context.ts';

/** Whom the map is about, in the corner before its stages. */
export function PersonaChip({ layout, journey }: { layout: MapLayout; journey: Journey }) {
  const { t } = useTranslation();
  const { editor } = useCanvas();
  const ids = journey.maps.get(layout.mapId)?.personaIds ?? [];
  const personas = ids.flatMap((id) => {
    const persona = journey.personas.get(id);
    return persona && !persona.deleted ? [persona] : [];
  });
  const [first, ...others] = personas;
  const chevron = layout.stages[0];
  if (!first || !chevron) return null;
  const more = others.length > 0 ? ` +${others.length}` : '';
  const { fill, text } = { fill: `var(--stage-${first.tint}-fill)`, text: `var(--stage-${first.tint}-text)` };
  return (
    <button
      type="button"
      className="persona-chip nopan"
      title={first.role}
      aria-label={t('personas.of', { names: personas.map(({ name }) => name).join(', ') })}
      style={{ transform: `translateY(${chevron.y}px)`, width: layout.rail, height: chevron.height }}
      onClick={() => editor.desk.open({ kind: 'personas', id: first.id })}
    >
      <span className="persona-face" style={{ background: fill, color: text }} aria-hidden>
        {[...first.name][0]?.toLocaleUpperCase(journey.board.locale)}
      </span>
      <span aria-hidden>{fit(first.name + more, STYLES.lane, layout.rail - 58)}</span>
    </button>
  );
}
