import { memo, useMemo } from 'react';
import { useStore } from 'zustand';
import { Primitives } from '../../charts/primitives.tsx';
import { mayChange } from '../../editor/allowed.ts';
import type { Journey } from '../../../shared/journey/journey.ts';
import type { MapLayout } from '../../../shared/journey/layout.types.ts';
import { type LinkLabel, placeLabels } from '../../../shared/journey/links/labels.ts';
import { type LinkRoute, linkRoutes } from '../../../shared/journey/links/routes.ts';
import { labelItems, linkLine, linePath } from '../../../shared/journey/scene-links.ts';
import { sayIn } from '../../../shared/journey/words/words.ts';
import { RenameField } from '../../ui/rename-field.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { useCanvas } from '../canvas-context.ts';
import { useOpenMenu } from '../open-menu.ts';
import { useStyle } from '../use-style.ts';
import './links.css';

interface LinksLayerProps {
  layout: MapLayout;
  journey: Journey;
  /** Cards are painted: links are drawn in a few strokes, too. */
  far: boolean;
}

/** Links between cards, by the same ways every export draws (X2), with what can be done to them. */
export const LinksLayer = memo(function LinksLayer({ layout, journey, far }: LinksLayerProps) {
  const routes = linkRoutes(journey, layout);
  const labels = useMemo(() => placeLabels(routes, layout.cards), [routes, layout.cards]);
  const style = useStyle();
  return (
    <div className="links">
      <svg width={layout.width} height={layout.height} aria-hidden={far || routes.length === 0 || undefined}>
        {far ? (
          <Primitives
            items={routes.flatMap((route) => linkLine(route, { stroke: style.tokens.third, width: 2 }, style))}
          />
        ) : (
          routes.map((route) => <LinkLine key={route.id} route={route} label={labels.get(route.id)} />)
        )}
        <LinkPreview layout={layout} />
      </svg>
      <LabelField routes={routes} labels={labels} />
    </div>
  );
});

interface LinkLineProps {
  route: LinkRoute;
  label: LinkLabel | undefined;
}

const LinkLine = memo(
  function LinkLine({ route, label }: LinkLineProps) {
    const { port, editor, role, personId } = useCanvas();
    const { t } = useTranslation();
    const openMenu = useOpenMenu();
    const style = useStyle();
    const { id, link, points, from, to } = route;
    const isSelected = useStore(editor, ({ selection }) => selection.includes(id));
    const isCurrent = useStore(editor, ({ selection }) => selection.at(-1) === id);
    const isNamed = useStore(editor, ({ renaming }) => renaming?.kind === 'link' && renaming.id === id);
    const { accent, third, second } = style.tokens;
    const items = useMemo(
      () => [
        ...linkLine(route, { stroke: isSelected ? accent : third, width: isSelected ? 2 : 1.5 }, style),
        ...(label && !isNamed ? labelItems(label, isSelected ? accent : second, id, style) : []),
      ],
      [route, label, id, isSelected, isNamed, accent, third, second, style],
    );
    const name = t('cards.linkName', {
      kind: sayIn(style.locale)(`link.${link.kind}`),
      from: from.card.title,
      to: to.card.title,
    });
    return (
      <g
        className="link"
        role="button"
        aria-label={link.label === '' ? name : `${name}: ${link.label}`}
        aria-pressed={isSelected}
        tabIndex={isCurrent ? 0 : -1}
        data-head={`link/${id}`}
        data-selected={isSelected || undefined}
        onClick={(event) => {
          event.stopPropagation();
          if (event.shiftKey) editor.toggle(id);
          else editor.select([id]);
        }}
        onDoubleClick={(event) => {
          event.stopPropagation();
          const held = port.records().links.get(id);
          if (held && mayChange({ role, personId, port }, 'links', held)) editor.rename('link', id);
        }}
        onContextMenu={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (!editor.getState().selection.includes(id)) editor.select([id]);
          openMenu({
            target: { kind: 'link', id },

            label: name,
            at: { x: event.clientX, y: event.clientY },
          });
        }}
        // React Flow holds words to its own width where they begin to be selected
        onPointerDown={(event) => event.stopPropagation()}
      >
        <path className="link-hit" d={linePath(points)} />
        {label ? <rect className="link-hit-label" {...placeOf(label)} /> : null}
        <Primitives items={items} />
      </g>
    );
  },
  (a, b) =>
    a.route.link === b.route.link &&
    a.route.from.card === b.route.from.card &&
    a.route.to.card === b.route.to.card &&
    JSON.stringify([a.route.points, a.label]) === JSON.stringify([b.route.points, b.label]),
);

const placeOf = ({ x, y, width, height }: LinkLabel) => ({ x, y, width, height });

/** While a link is drawn by hand: from the card to the pointer, and the card it would lead to. */
function LinkPreview({ layout }: { layout: MapLayout }) {
  const { editor } = useCanvas();
  const linking = useStore(editor, (state) => state.linking);
  if (!linking) return null;
  const from = layout.cards.find(({ id }) => id === linking.from);
  const to = layout.cards.find(({ id }) => id === linking.to);
  const ring = to ? (
    <rect className="link-target" x={to.x - 2} y={to.y - 2} width={to.width + 4} height={to.height + 4} rx={10} />
  ) : null;
  if (!from || !linking.at) return ring;
  const { x, y } = linking.at;
  return (
    <>
      {ring}
      <path className="link-preview" d={`M${from.x + from.width},${from.y}L${x},${y}`} />
      <circle className="link-end" cx={x} cy={y} r={4} />
    </>
  );
}

/** A label written where it stands; without one yet, in the middle of the line. */
function LabelField({ routes, labels }: { routes: readonly LinkRoute[]; labels: ReadonlyMap<string, LinkLabel> }) {
  const { port, editor } = useCanvas();
  const { t } = useTranslation();
  const renaming = useStore(editor, (state) => state.renaming);
  const route = renaming?.kind === 'link' ? routes.find(({ id }) => id === renaming.id) : undefined;
  if (!route) return null;
  const middle = route.points[Math.floor((route.points.length - 1) / 2)];
  const next = route.points[Math.floor((route.points.length - 1) / 2) + 1] ?? middle;
  const label = labels.get(route.id);
  const x = label ? label.x + label.width / 2 : ((middle?.x ?? 0) + (next?.x ?? 0)) / 2;
  const y = label ? label.y + label.height / 2 : ((middle?.y ?? 0) + (next?.y ?? 0)) / 2;
  return (
    <div className="link-field" style={{ transform: `translate(${x}px, ${y}px)` }}>
      <RenameField
        name={route.link.label}
        typed={renaming?.kind === 'link' ? renaming.typed : undefined}
        label={t('cards.linkLabelOf')}
        onDone={(text) => {
          if (text !== undefined) port.run({ type: 'setLink', id: route.id, fields: { label: text } });
          editor.leaveText();
          editor.select([route.id]);
        }}
      />
    </div>
  );
}
