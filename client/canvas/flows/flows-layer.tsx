import { memo, useMemo, useState } from 'react';
import { flowPassport } from '../../charts/passport.ts';
import { Primitives } from '../../charts/primitives.tsx';
import { describeFlows } from '../../../shared/journey/charts/flows.describe.ts';
import { flowsOf } from '../../../shared/journey/flows.ts';
import { formatCount, formatSeconds } from '../../../shared/journey/format.ts';
import type { Journey } from '../../../shared/journey/journey.ts';
import type { MapLayout } from '../../../shared/journey/layout.types.ts';
import { flowItems } from '../../../shared/journey/scene-flows.ts';
import { sayIn } from '../../../shared/journey/words/words.ts';
import { PassportTip } from '../lanes/passport-tip.tsx';
import { useStyle } from '../use-style.ts';
import './flows.css';

/** The ways people really take, between the cards themselves, by the same primitives as every export (X2). */
export const FlowsLayer = memo(function FlowsLayer({ layout, journey }: { layout: MapLayout; journey: Journey }) {
  const style = useStyle();
  const { locale } = style;
  const [now] = useState(Date.now);
  const flows = flowsOf(journey, layout, locale);
  const items = useMemo(() => (flows ? flowItems(flows, style) : []), [flows, style]);
  if (!flows) return null;
  const say = sayIn(locale);
  const title = (id: string): string => journey.cards.get(id)?.title ?? '';
  const passport = flowPassport(journey, flows, locale, now);
  return (
    <div className="flows">
      <svg width={layout.width} height={layout.height} role="img" aria-label={describeFlows(flows, journey, locale)}>
        <Primitives items={items} />
      </svg>
      {flows.drawn.map(({ id, from, to, count, isMeant, medianSeconds, label }) => {
        if (!label) return null;
        const name = say('flow.way', { from: title(from), to: title(to), count: formatCount(locale, count) });
        const facts = [
          ...(medianSeconds === undefined ? [] : [say('flow.median', { time: formatSeconds(locale, medianSeconds) })]),
          say(isMeant ? 'flow.meant' : 'flow.unmeant'),
        ];
        return (
          <PassportTip
            key={id}
            className="flow-spot"
            style={{ transform: `translate(${label.x}px, ${label.y}px)`, width: label.width, height: label.height }}
            name={[name, ...facts].join(', ')}
            title={name}
            lines={[...facts, ...passport]}
          />
        );
      })}
      {flows.ends.flatMap(({ card, entered, left }) =>
        [
          { key: 'in', count: entered, word: 'flow.entered' as const, x: card.x + 8, y: card.y },
          { key: 'out', count: left, word: 'flow.left' as const, x: card.x + card.width - 72, y: card.y + card.height },
        ].map(({ key, count, word, x, y }) => {
          if (count === 0) return null;
          const name = say(word, { at: card.card.title, count: formatCount(locale, count) });
          return (
            <PassportTip
              key={`${card.id}/${key}`}
              className="flow-spot"
              style={{ transform: `translate(${x}px, ${y - 8}px)`, width: 64, height: 16 }}
              name={name}
              title={name}
              lines={passport}
            />
          );
        }),
      )}
    </div>
  );
});
