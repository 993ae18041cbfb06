import { useLocale } from '../../charts/use-locale.ts';
import { formatFeelingChange } from '../../../shared/journey/charts/feelings-curve.describe.ts';
import { feelingsCurve, yOfFeeling } from '../../../shared/journey/charts/feelings-curve.geometry.ts';
import type { Comparison, CurveDifference } from '../../../shared/journey/compare.ts';
import { feelingsShownOn } from '../../../shared/journey/feeling-scale.ts';
import type { FeelingScale, Id, Journey } from '../../../shared/journey/journey.ts';
import { personaName } from '../../../shared/journey/personas.ts';
import { useTranslation } from '../../ui/speech.ts';

const FRAME = { y: 0, height: 150 };
const WIDTH = 200;

/** How it was felt, dashed and grey, under how it is to be felt; what lies between is named at each column. */
export function CompareCurves({ found, journey, mapId }: { found: Comparison; journey: Journey; mapId: Id }) {
  const { scale } = feelingsShownOn(journey, mapId);
  return (
    <div className="compare-curves">
      {found.curves.map((curve) => (
        <Curves key={`${curve.from?.personaId}/${curve.to?.personaId}`} curve={curve} journey={journey} scale={scale} />
      ))}
    </div>
  );
}

interface CurvesProps {
  curve: CurveDifference;
  journey: Journey;
  scale: FeelingScale | undefined;
}

function Curves({ curve, journey, scale }: CurvesProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const columns = curve.points.map((_, i) => ({ id: String(i), x: i * WIDTH, width: WIDTH }));
  const drawn = (side: 'from' | 'to') =>
    feelingsCurve(
      {
        personaId: '',
        points: curve.points.map((point, i) => {
          const value = point[side];
          return { columnId: String(i), ...(value === undefined ? {} : { value }) };
        }),
      },
      columns,
      FRAME,
    );
  const [from, to] = [drawn('from'), drawn('to')];
  const name = personaName(journey, (curve.to ?? curve.from)?.personaId ?? '', locale);
  const width = columns.length * WIDTH;
  const { better, worse } = curve;
  const how = [
    ...(better > 0 ? [t('compare.curvesBetter', { count: better })] : []),
    ...(worse > 0 ? [t('compare.curvesWorse', { count: worse })] : []),
  ];
  const told =
    how.length === 0 ? t('compare.curvesSame', { name }) : t('compare.curves', { name, how: how.join(', ') });
  return (
    <figure>
      <svg width={width} height={FRAME.height} role="img" aria-label={told}>
        <line x1={0} x2={width} y1={yOfFeeling(FRAME, 0)} y2={yOfFeeling(FRAME, 0)} stroke="var(--hairline)" />
        <path d={from.path} fill="none" stroke="var(--third)" strokeWidth={1.75} strokeDasharray="5 4" />
        <path d={to.path} fill="none" stroke="var(--ink)" strokeWidth={2.25} />
        {from.points.map(({ x, y }) => (
          <circle key={x} cx={x} cy={y} r={3.5} fill="var(--surface)" stroke="var(--third)" strokeWidth={1.5} />
        ))}
        {to.points.map(({ x, y, value, columnId }) => {
          const before = curve.points[Number(columnId)]?.from;
          const change = before === undefined ? undefined : value - before;
          const tone = change === undefined || change === 0 ? 'third' : change > 0 ? 'positive' : 'negative';
          return (
            <g key={x}>
              <circle cx={x} cy={y} r={5} fill="var(--surface)" stroke={`var(--${tone})`} strokeWidth={2} />
              {change ? (
                <text x={x + 10} y={y - 7} fill={`var(--${tone})`} className="compare-change">
                  {`${change > 0 ? '▲' : '▼'} ${formatFeelingChange(locale, change, scale)}`}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
      <figcaption>{told}</figcaption>
    </figure>
  );
}
