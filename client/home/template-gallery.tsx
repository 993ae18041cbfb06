import { useEffect, useMemo, useState } from 'react';
import type { Locale } from '../../shared/journey/journey.ts';
import { fold } from '../../shared/journey/text/fold.ts';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { TextField } from '../ui/text-field.tsx';
import { listTemplates, type TemplateEntry } from './boards.ts';
import { ImportTile } from './import-tile.tsx';
import { TemplateCard } from './template-card.tsx';
import type { Creating } from './use-create.ts';

export interface TemplateGalleryProps {
  locale: Locale;
  theme: 'light' | 'dark';
  creating: Creating;
  onBring: () => void;
  /** The page begins with it: one template is shown larger, to begin with. */
  isFirst: boolean;
}

const PLACEHOLDERS = [0, 1, 2, 3, 4, 5];

/** Those in which every word looked for is found, in either language: people remember a name from a colleague's screen. */
export function matching(templates: readonly TemplateEntry[], query: string): readonly TemplateEntry[] {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  return templates.filter(({ title, description }) => {
    const said = fold([title.en, title.tr, description.en, description.tr].join(' '));
    return words.every((word) => said.includes(word));
  });
}

function useTemplates(): { templates: readonly TemplateEntry[] | 'failed' | undefined; again: () => void } {
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
  return { templates, again: () => setAttempt(attempt + 1) };
}

export function TemplateGallery({ locale, theme, creating, onBring, isFirst }: TemplateGalleryProps) {
  const { t } = useTranslation();
  const { templates, again } = useTemplates();
  const [query, setQuery] = useState('');
  const found = useMemo(
    () => (templates === undefined || templates === 'failed' ? [] : matching(templates, query)),
    [templates, query],
  );
  const Title = isFirst ? 'h1' : 'h2';
  const isSearching = query.trim() !== '';
  const look = isFirst && !isSearching ? 'templates' : 'templates templates-even';
  return (
    <section aria-labelledby="home-start">
      <div className="home-head">
        <div>
          <Title id="home-start">{t('home.start')}</Title>
          {isFirst ? <p className="home-what">{t('home.what')}</p> : null}
          <p className="home-lead">{t('home.startHow')}</p>
        </div>
        <TextField
          type="search"
          label={t('home.search')}
          isLabelHidden
          placeholder={t('home.search')}
          value={query}
          onChange={setQuery}
          autoComplete="off"
        />
      </div>
      {templates === 'failed' ? (
        <div className="home-failed" role="alert">
          <p>{t('home.noTemplates')}</p>
          <Button onPress={again}>{t('home.again')}</Button>
        </div>
      ) : templates === undefined ? (
        <ul className={look} aria-busy aria-label={t('home.loading')}>
          {PLACEHOLDERS.map((place) => (
            <li
              key={place}
              className={
                place === 0 && isFirst
                  ? 'template home-tile template-featured template-empty'
                  : 'template home-tile template-empty'
              }
            />
          ))}
        </ul>
      ) : (
        <>
          <p className="visually-hidden" role="status">
            {isSearching ? t('home.found', { count: found.length }) : ''}
          </p>
          {found.length === 0 ? <p className="home-none">{t('home.noneFound', { query: query.trim() })}</p> : null}
          <ul className={look}>
            {found.map((template, place) => (
              <TemplateCard
                key={template.id}
                template={template}
                locale={locale}
                theme={theme}
                heading={isFirst ? 'h2' : 'h3'}
                featured={place === 0 && isFirst && !isSearching}
                isBusy={creating.busy === template.id}
                isDisabled={creating.busy !== undefined}
                onCreate={() => creating.fromTemplate(template.id, locale)}
              />
            ))}
            {isSearching ? null : <ImportTile creating={creating} onBring={onBring} />}
          </ul>
        </>
      )}
    </section>
  );
}
