import { useMemo } from 'react';
import { useLocale } from '../../charts/use-locale.ts';
import type { Journey } from '../../../shared/journey/journey.ts';
import type { MapLayout } from '../../../shared/journey/layout.types.ts';
import { TOKENS } from '../../../shared/journey/tokens.ts';
import { ArcLane, FeelingsHandles, FunnelLane, MetricTiles } from '../later.ts';
import { LaneDrawing } from './lane-drawing.tsx';
import './lanes.css';

export interface ChartLanesProps {
  layout: MapLayout;
  journey: Journey;
  theme: 'light' | 'dark';
  onImport?: (() => void) | undefined;
}

/** What stands in lanes besides cards: feelings, funnel, metrics and dividing lines, each with what can be done to it. */
export function ChartLanes({ layout, journey, theme, onImport }: ChartLanesProps) {
  const { locale } = useLocale();
  const style = useMemo(() => ({ tokens: TOKENS[theme], locale }), [theme, locale]);
  return (
    <div className="chart-lanes">
      {layout.lanes.map((lane) => {
        const props = { lane, layout, journey, style };
        switch (lane.shape) {
          case 'feelings':
            return <FeelingsHandles key={lane.id} {...props} />;
          case 'arc':
            return <ArcLane key={lane.id} {...props} />;
          case 'funnel':
            return <FunnelLane key={lane.id} {...props} onImport={onImport} />;
          case 'metrics':
            return <MetricTiles key={lane.id} {...props} onImport={onImport} />;
          case 'divider':
            return <LaneDrawing key={lane.id} {...props} />;
          case 'cards':
          case 'collapsed':
            return null;
          default: {
            const never: never = lane.shape;
            throw new Error(`unknown lane shape ${String(never)}`);
          }
        }
      })}
    </div>
  );
}
