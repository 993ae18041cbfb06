import type { ReactNode } from 'react';
import { readingPassport } from '../../charts/passport.ts';
import { formatPeriod, formatValue } from '../../../shared/journey/format.ts';
import type { Reading } from '../../../shared/journey/readings.ts';
import { useCanvas } from '../canvas-context.ts';
import { useStyle } from '../use-style.ts';
import { PassportHover } from './passport-tip.tsx';

/** Where the number on a card comes from (N1). */
export function BadgePassport({ reading, children }: { reading: Reading; children: ReactNode }) {
  const { port } = useCanvas();
  const { locale } = useStyle();
  const { metric, latest } = reading;
  return (
    <PassportHover
      title={`${metric.name}: ${formatValue(locale, metric, latest.value)} · ${formatPeriod(locale, latest.period)}`}
      lines={() => readingPassport(port.records(), reading, locale, Date.now())}
    >
      {children}
    </PassportHover>
  );
}
