import { Panel } from '@xyflow/react';
import type { Journey } from '../../shared/journey/journey.ts';
import type { MapLayout } from '../../shared/journey/layout.types.ts';
import { madeUp } from '../../shared/journey/scene-frame.ts';
import { useLocale } from '../charts/use-locale.ts';

/** Numbers nobody measured say so for as long as they are on the screen (N1). */
export function MadeUpNote({ layout, journey }: { layout: MapLayout; journey: Journey }) {
  const { say } = useLocale();
  return madeUp(layout, journey) ? (
    <Panel position="bottom-right" className="made-up-note">
      {say('map.made-up')}
    </Panel>
  ) : null;
}
