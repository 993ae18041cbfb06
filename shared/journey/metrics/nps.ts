import { Z95, type Interval } from './intervals.ts';

export interface Answers {
  promoters: number;
  passives: number;
  detractors: number;
}

const total = (answers: Answers): number => answers.promoters + answers.passives + answers.detractors;

export function nps(answers: Answers): number {
  const n = total(answers);
  return n > 0 ? (100 * (answers.promoters - answers.detractors)) / n : NaN;
}

/** ¾ detractor, 1½ passive and ¾ promoter are added, so that ten promoters do not come out certain (N2). */
function adjusted(answers: Answers): { score: number; variance: number } {
  const n = total(answers) + 3;
  const up = (answers.promoters + 0.75) / n;
  const down = (answers.detractors + 0.75) / n;
  const score = up - down;
  return { score, variance: (up + down - score * score) / n };
}

const clamp = (points: number): number => Math.max(-100, Math.min(100, points));

/** Adjusted Wald interval in points; the plain NPS is shown, this stands around it (N2). */
export function npsInterval(promoters: number, passives: number, detractors: number, z = Z95): Interval {
  const { score, variance } = adjusted({ promoters, passives, detractors });
  const half = z * Math.sqrt(variance);
  return { low: clamp(100 * (score - half)), high: clamp(100 * (score + half)) };
}

export interface NpsChange extends Interval {
  change: number;
}

/** Change between two groups or periods, first minus second, with its interval in points. */
export function npsChange(first: Answers, second: Answers, z = Z95): NpsChange {
  const change = nps(first) - nps(second);
  const half = 100 * z * Math.sqrt(plainVariance(first) + plainVariance(second));
  return { change, low: change - half, high: change + half };
}

function plainVariance(answers: Answers): number {
  const n = total(answers);
  const up = answers.promoters / n;
  const down = answers.detractors / n;
  return (up + down - (up - down) ** 2) / n;
}
