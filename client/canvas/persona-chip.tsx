import type { Journey } from '../../shared/journey/journey.ts';
import { STYLES, type MapLayout } from '../../shared/journey/layout.ts';
import { fit } from '../../shared/journey/text/wrap.ts';

/** Whom the map is about, in the corner before its stages. */
export function PersonaChip({ layout, journey }: { layout: MapLayout; journey: Journey }) {
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
    <div
      className="persona-chip"
      title={first.role}
      style={{ transform: `translateY(${chevron.y}px)`, width: layout.rail, height: chevron.height }}
    >
      <span className="persona-face" style={{ background: fill, color: text }} aria-hidden>
        {[...first.name][0]?.toLocaleUpperCase(journey.board.locale)}
      </span>
      <span>{fit(first.name + more, STYLES.lane, layout.rail - 58)}</span>
    </div>
  );
}
