import { memo, useId } from 'react';
import type { ImageItem, Primitive } from '../../shared/journey/scene.types.ts';

const HATCH_STEP = 6;
const HALO_WIDTH = 3.5;

const dashes = (dash: readonly number[] | undefined): { strokeDasharray?: string } =>
  dash ? { strokeDasharray: dash.join(' ') } : {};

const opacity = (item: Primitive): { opacity?: number } =>
  item.opacity === undefined ? {} : { opacity: item.opacity };

function hatchesOf(items: readonly Primitive[]): string[] {
  const colours = items.flatMap((item) => ('hatch' in item && item.hatch !== undefined ? [item.hatch] : []));
  return [...new Set(colours)];
}

interface DrawnProps {
  item: Primitive;
  /** What fills it when it is hatched. */
  hatch: string | undefined;
}

function Drawn({ item, hatch }: DrawnProps) {
  switch (item.type) {
    case 'box': {
      const shape = { x: item.x, y: item.y, width: item.width, height: item.height, rx: item.radius ?? 0 };
      const border = item.stroke === undefined ? {} : { stroke: item.stroke, strokeWidth: item.strokeWidth ?? 1 };
      return (
        <>
          <rect {...shape} {...border} {...dashes(item.dash)} {...opacity(item)} fill={item.fill ?? 'none'} />
          {hatch === undefined ? null : <rect {...shape} {...opacity(item)} fill={hatch} />}
        </>
      );
    }
    case 'path': {
      const border = item.stroke === undefined ? {} : { stroke: item.stroke, strokeWidth: item.strokeWidth ?? 1 };
      return (
        <>
          <path
            d={item.d}
            {...border}
            {...dashes(item.dash)}
            {...opacity(item)}
            fill={item.fill ?? 'none'}
            strokeLinecap="round"
            strokeLinejoin="round"
          />
          {hatch === undefined ? null : <path d={item.d} {...opacity(item)} fill={hatch} />}
        </>
      );
    }
    case 'line':
      return (
        <line
          x1={item.x1}
          y1={item.y1}
          x2={item.x2}
          y2={item.y2}
          stroke={item.stroke}
          strokeWidth={item.strokeWidth}
          {...dashes(item.dash)}
          {...opacity(item)}
        />
      );
    case 'text':
      return (
        <text
          x={item.x}
          y={item.y}
          fontSize={item.size}
          fontWeight={item.weight}
          fill={item.fill}
          textAnchor={item.anchor}
          {...(item.italic ? { fontStyle: 'italic' } : {})}
          {...opacity(item)}
          {...(item.halo === undefined
            ? {}
            : { stroke: item.halo, strokeWidth: HALO_WIDTH, strokeLinejoin: 'round' as const, paintOrder: 'stroke' })}
        >
          {item.text}
        </text>
      );
    case 'image':
      return <StandIn item={item} />;
    default: {
      const never: never = item;
      throw new Error(`unknown primitive ${JSON.stringify(never)}`);
    }
  }
}

/** On the screen pictures are elements of their own, over the drawing. */
function StandIn({ item }: { item: ImageItem }) {
  return item.missing.map((one, i) => <Drawn key={`${one.type}${i}`} item={one} hatch={undefined} />);
}

/** The primitives every export is made of, as SVG: what stands on the screen is what is exported (X2). */
export const Primitives = memo(function Primitives({ items }: { items: readonly Primitive[] }) {
  const prefix = useId();
  const hatches = hatchesOf(items);
  const idOf = (colour: string): string => `${prefix}hatch${hatches.indexOf(colour)}`;
  return (
    <g>
      {hatches.length === 0 ? null : (
        <defs>
          {hatches.map((colour) => (
            <pattern
              key={colour}
              id={idOf(colour)}
              width={HATCH_STEP}
              height={HATCH_STEP}
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <line y2={HATCH_STEP} stroke={colour} strokeWidth={2} />
            </pattern>
          ))}
        </defs>
      )}
      {items.map((item, i) => (
        <Drawn
          // drawn in painting order, without a life of their own
          key={`${item.type}${i}`}
          item={item}
          hatch={'hatch' in item && item.hatch !== undefined ? `url(#${idOf(item.hatch)})` : undefined}
        />
      ))}
    </g>
  );
});
