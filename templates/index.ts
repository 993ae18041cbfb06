import type { JourneyFile } from '../shared/files/journey-file.types.ts';
import type { Locale } from '../shared/journey/journey.ts';
import blankEn from './blank.en.json' with { type: 'json' };
import blankTr from './blank.tr.json' with { type: 'json' };
import crossChannelCampaignEn from './cross-channel-campaign.en.json' with { type: 'json' };
import crossChannelCampaignTr from './cross-channel-campaign.tr.json' with { type: 'json' };
import digitalExperienceReviewEn from './digital-experience-review.en.json' with { type: 'json' };
import digitalExperienceReviewTr from './digital-experience-review.tr.json' with { type: 'json' };
import { expand } from './expand.ts';
import onlinePurchaseEn from './online-purchase.en.json' with { type: 'json' };
import onlinePurchaseTr from './online-purchase.tr.json' with { type: 'json' };
import pathToLoyaltyEn from './path-to-loyalty.en.json' with { type: 'json' };
import pathToLoyaltyTr from './path-to-loyalty.tr.json' with { type: 'json' };
import saasOnboardingEn from './saas-onboarding.en.json' with { type: 'json' };
import saasOnboardingTr from './saas-onboarding.tr.json' with { type: 'json' };
import serviceBlueprintEn from './service-blueprint.en.json' with { type: 'json' };
import serviceBlueprintTr from './service-blueprint.tr.json' with { type: 'json' };
import b2bSaleEn from './b2b-sale.en.json' with { type: 'json' };
import b2bSaleTr from './b2b-sale.tr.json' with { type: 'json' };
import supportCaseEn from './support-case.en.json' with { type: 'json' };
import supportCaseTr from './support-case.tr.json' with { type: 'json' };
import bankAccountEn from './bank-account.en.json' with { type: 'json' };
import bankAccountTr from './bank-account.tr.json' with { type: 'json' };
import hospitalVisitEn from './hospital-visit.en.json' with { type: 'json' };
import hospitalVisitTr from './hospital-visit.tr.json' with { type: 'json' };
import type { Template } from './template.ts';

interface TemplateSummary {
  id: string;
  title: Readonly<Record<Locale, string>>;
  description: Readonly<Record<Locale, string>>;
  /** Opens with made-up numbers. */
  sample?: true;
}

/** In the order of the gallery. JSON widens its words to `string`; the tests read every file back through the schema. */
const WRITTEN = [
  { en: onlinePurchaseEn, tr: onlinePurchaseTr },
  { en: saasOnboardingEn, tr: saasOnboardingTr },
  { en: b2bSaleEn, tr: b2bSaleTr },
  { en: supportCaseEn, tr: supportCaseTr },
  { en: bankAccountEn, tr: bankAccountTr },
  { en: hospitalVisitEn, tr: hospitalVisitTr },
  { en: pathToLoyaltyEn, tr: pathToLoyaltyTr },
  { en: crossChannelCampaignEn, tr: crossChannelCampaignTr },
  { en: digitalExperienceReviewEn, tr: digitalExperienceReviewTr },
  { en: serviceBlueprintEn, tr: serviceBlueprintTr },
  { en: blankEn, tr: blankTr },
] as unknown as readonly Readonly<Record<Locale, Template>>[];

export const templates: readonly TemplateSummary[] = WRITTEN.map(({ en, tr }) => ({
  id: en.id,
  title: { en: en.title, tr: tr.title },
  description: { en: en.description, tr: tr.description },
  ...(en.sample ? { sample: true as const } : {}),
}));

/** A template as a journey file, the same bytes each time. Throws on an unknown id. */
export function templateFile(id: string, locale: Locale): JourneyFile {
  const written = WRITTEN.find((template) => template.en.id === id);
  if (!written) throw new Error(`unknown template ${id}`);
  return expand(written[locale], locale);
}

/** The template as it was written, for tests of structure. */
export function writtenTemplate(id: string, locale: Locale): Template | undefined {
  return WRITTEN.find((template) => template.en.id === id)?.[locale];
}
