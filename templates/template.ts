import type { CardKind, Channel, Evidence, LaneKind, MetricKind } from '../shared/journey/journey.ts';
import type { SAMPLE_DEVICES } from './sample-data.ts';

/** A template as it is written by hand: cards stand by lane and stage, so that a translator sees the map. */
export interface Template {
  id: string;
  title: string;
  description: string;
  persona: TemplatePersona;
  /** Further people whose curves stand beside the first one's. */
  otherPersonas?: readonly (TemplatePersona & { key: string; feelings: Readonly<Record<string, number>> })[];
  stages: readonly TemplateStage[];
  lanes: readonly TemplateLane[];
  /** Column key → −2…+2. A column that is left out is a gap. */
  feelings: Readonly<Record<string, number>>;
  metrics: readonly TemplateMetric[];
  sample?: TemplateSample;
  /** Keys of cards, in the order in which people are meant to go from one to the next. */
  way?: readonly string[];
}

/** Set where the template opens with made-up numbers; its counts come from the seeded generator. */
export interface TemplateSample {
  source: string;
  funnelTitle: string;
  counted: string;
  /** Stage key → what people did there. */
  steps: Readonly<Record<string, string>>;
  /** What the generator's devices are called. */
  segments: Readonly<Record<(typeof SAMPLE_DEVICES)[number], string>>;
  /** The device that stands for the first persona. */
  personaOn: (typeof SAMPLE_DEVICES)[number];
  flowTitle: string;
  /** Card key, or nothing for the way in and out → card key → people on a phone, at a computer, median seconds. */
  ways: readonly (readonly [from: string, to: string, phone: number, computer: number, seconds: number])[];
}

export interface TemplatePersona {
  name: string;
  role: string;
  goals: string;
  needs: string;
  quote: string;
}

/** Keys of stages and steps are unique in the template: either names a column. */
export interface TemplateStage {
  key: string;
  title: string;
  steps?: readonly { key: string; title: string }[];
}

export interface TemplateLane {
  key: string;
  kind: LaneKind;
  /** Empty: the kind's own name in the reader's language. */
  title: string;
  /** Stage or step key → the cards of that cell; a string is a card with a title only. */
  cards: Readonly<Record<string, readonly (string | TemplateCard)[]>>;
  /** Keys of the metrics that a metrics lane shows; all of them when absent. */
  metrics?: readonly string[];
}

export interface TemplateCard {
  /** Names the card for a metric to point at. */
  key?: string;
  title: string;
  body?: string;
  kind?: CardKind;
  channel?: Channel;
  service?: 'self' | 'assisted';
  device?: 'phone' | 'tablet' | 'computer' | 'kiosk' | 'paper';
  owner?: string;
  evidence?: Evidence;
  /** Columns covered, where more than one. */
  span?: number;
}

export interface TemplateMetric {
  key: string;
  name: string;
  kind: MetricKind;
  unit: string;
  direction: 'higher' | 'lower';
  target?: number;
  benchmark?: { value: number; source: string };
  definition: string;
  /** Sample values: card key, or `stage:` and stage key → [period, value, n] in time order. */
  values?: Readonly<Record<string, readonly (readonly [string, number, number])[]>>;
  /** At the same places: how much higher it is on phones than at computers. */
  onPhones?: Readonly<Record<string, number>>;
}
