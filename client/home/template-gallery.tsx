import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../shared/journey/journey.ts';
import { Button } from '../ui/button.tsx';
import { listTemplates, type TemplateEntry } from './boards.ts';
import { ImportTile } from './import-tile.tsx';
import { TemplateCard } from './template-card.tsx';
import type { Creating } from './use-create.ts';

export interface TemplateGalleryProps {
  locale: Locale;
  theme: 'light' | 'dark';
  creating: Creating;
}

const PLACEHOLDERS = [0, 1, 2, 3, 4, 5];

export function TemplateGallery({ locale, theme, creating }: TemplateGalleryProps) {
  const { t } = useTranslation();
  const [templates, setTemplates] = useState<readonly TemplateEntry[] | 'failed'>();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let here = true;
    void listTemplates().then((found) => {
      if (here) setTemplates(found ?? 'failed');
    });
    return () => {
      here = false;
    };
  }, [attempt]);

  if (templates === 'failed')
    return (
      <div className="home-failed" role="alert">
        <p>{t('home.noTemplates')}</p>
        <Button onPress={() => setAttempt(attempt + 1)}>{t('home.again')}</Button>
      </div>
    );
  if (!templates)
    return (
      <ul className="templates" aria-busy aria-label={t('home.loading')}>
        {PLACEHOLDERS.map((place) => (
          <li
            key={place}
            className={place === 0 ? 'template template-featured template-empty' : 'template template-empty'}
          />
        ))}
      </ul>
    );
  return (
    <ul className="templates">
      {templates.map((template, place) => (
        <TemplateCard
          key={template.id}
          template={template}
          locale={locale}
          theme={theme}
          featured={place === 0}
          isBusy={creating.busy === template.id}
          isDisabled={creating.busy !== undefined}
          onCreate={() => creating.fromTemplate(template.id, locale)}
        />
      ))}
      <ImportTile creating={creating} />
    </ul>
  );
}
