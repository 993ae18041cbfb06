import type { Locale } from '../../shared/journey/journey.ts';
import { useTranslation } from '../ui/speech.ts';
import type { TemplateEntry } from './boards.ts';
import { DrawnPreview } from './drawn-preview.tsx';

export interface TemplateCardProps {
  template: TemplateEntry;
  locale: Locale;
  theme: 'light' | 'dark';
  /** The one to begin with, shown larger. */
  featured: boolean;
  /** One under that of the gallery. */
  heading: 'h2' | 'h3';
  isBusy: boolean;
  isDisabled: boolean;
  onCreate: () => void;
}

/** The whole card is its button. */
export function TemplateCard(props: TemplateCardProps) {
  const { template, locale, theme, featured, heading: Heading, isBusy, isDisabled, onCreate } = props;
  const { t } = useTranslation();
  const title = template.title[locale];
  const source = `/api/templates/${template.id}/preview.svg?lang=${locale}&theme=${theme}`;
  return (
    <li className={`template home-tile${featured ? ' template-featured' : ''}`} aria-busy={isBusy}>
      <div className="template-picture">
        <DrawnPreview source={source} label={t('home.previewOf', { title })} />
      </div>
      <div className="template-words">
        <Heading className="template-name">
          <button
            type="button"
            className="home-tile-open"
            aria-disabled={isDisabled}
            onClick={() => !isDisabled && onCreate()}
          >
            {title}
          </button>
        </Heading>
        <p>{template.description[locale]}</p>
        {featured && !isBusy ? (
          <span className="template-go" aria-hidden>
            {t('home.create')}
          </span>
        ) : null}
        {isBusy || template.sample ? (
          <p className="template-label" role={isBusy ? 'status' : undefined}>
            {t(isBusy ? 'home.making' : 'home.sample')}
          </p>
        ) : null}
      </div>
    </li>
  );
}
