import { LANE_KINDS, type LaneKind, type Locale } from '../../journey/journey.ts';
import { sayIn } from '../../journey/words/words.ts';
import { fold } from '../table/words.ts';

/** Other names for lanes that people's own sheets use, folded; the kinds' own names are known in both languages. */
const ALSO: Readonly<Partial<Record<LaneKind, RegExp>>> = {
  actions:
    /^(?:action|doing|activities|activity|user actions?|customer actions?|what they do|steps|eylem\w*|yapilanlar|musteri eylem\w*|aksiyon\w*|faaliyet\w*)$/,
  touchpoints: /^(?:touchpoint|touch points?|channels?|temas nokta\w*|kanal\w*)$/,
  thoughts: /^(?:thinking|thought|what they think|dusunce\w*|ne dusunuyor)$/,
  quotes: /^(?:quote|voice of customer|verbatims?|alinti\w*|musteri sesi)$/,
  pains: /^(?:pain|pain points?|problems?|frustrations?|barriers?|aci nokta\w*|sorun\w*|sikinti\w*|engel\w*)$/,
  gains: /^(?:gain|delights?|kazanim\w*|memnuniyet\w*)$/,
  opportunities: /^(?:opportunity|opportunities|firsat\w*)$/,
  ideas: /^(?:idea|solutions?|fikir\w*|cozum\w*|oneri\w*)$/,
  feelings: /^(?:feeling|emotions?|emotional curve|mood|experience|satisfaction|duygu\w*|hisler?|deneyim egrisi)$/,
  backstage: /^(?:back stage|backstage actions?|arka plan\w*|sahne arkasi\w*)$/,
  support: /^(?:support process\w*|destek\w*)$/,
  systems: /^(?:system|technology|tools|sistem\w*|teknoloji\w*)$/,
};
const LANGUAGES: readonly Locale[] = ['en', 'tr'];

/** What lanes are called by themselves, folded. */
const OWN: ReadonlyMap<string, LaneKind> = new Map(
  LANGUAGES.flatMap((lang) => LANE_KINDS.map((kind) => [fold(sayIn(lang)(`lane.${kind}`)), kind] as const)),
);

/** The lane a name means; one that is called otherwise than its kind keeps its name. */
export function laneNamed(name: string): { kind: LaneKind; title: string } | undefined {
  const folded = fold(name);
  const own = OWN.get(folded);
  if (own) return { kind: own, title: '' };
  const kind = LANE_KINDS.find((one) => ALSO[one]?.test(folded));
  return kind && { kind, title: name.trim() };
}
