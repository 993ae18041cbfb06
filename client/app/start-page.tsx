import { useEffect, useState } from 'react';
import type { Locale } from '../../shared/journey/journey.ts';
import { type Word, word } from './words.ts';

interface Template {
  id: string;
  title: Record<Locale, string>;
  description: Record<Locale, string>;
}
interface Created {
  links: Partial<Record<'facilitate' | 'edit' | 'contribute' | 'comment' | 'view', { url: string }>>;
}
type State = { at: 'choosing' } | { at: 'creating' } | { at: 'created'; board: Created } | { at: 'failed' };

/** Template gallery; a board is made on the server (J7), and its links are shown once. */
export function StartPage({ initialLocale }: { initialLocale: Locale }) {
  const [locale, setLocale] = useState(initialLocale);
  const [templates, setTemplates] = useState<readonly Template[]>([]);
  const [state, setState] = useState<State>({ at: 'choosing' });
  const say = (key: Word): string => word(locale, key);

  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  useEffect(() => {
    fetch('/api/templates')
      .then((response) => response.json() as Promise<Template[]>)
      .then(setTemplates, () => setState({ at: 'failed' }));
  }, []);

  async function create(template: string): Promise<void> {
    setState({ at: 'creating' });
    const response = await fetch('/api/boards', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ template, locale }),
    }).catch(() => undefined);
    setState(response?.ok ? { at: 'created', board: (await response.json()) as Created } : { at: 'failed' });
  }

  return (
    <main>
      <header>
        <h1>{say('title')}</h1>
        <button type="button" onClick={() => setLocale(locale === 'en' ? 'tr' : 'en')}>
          {say('language')}
        </button>
      </header>
      <p>{say('lead')}</p>
      <h2>{say('choose')}</h2>
      <ul>
        {templates.map((template) => (
          <li key={template.id}>
            <h3>{template.title[locale]}</h3>
            <p>{template.description[locale]}</p>
            <button type="button" disabled={state.at === 'creating'} onClick={() => void create(template.id)}>
              {say(state.at === 'creating' ? 'creating' : 'create')}
            </button>
          </li>
        ))}
      </ul>
      <div role="status">
        {state.at === 'failed' && <p>{say('failed')}</p>}
        {state.at === 'created' && (
          <>
            <p>{say('created')}</p>
            <dl>
              {(['facilitate', 'edit', 'contribute', 'comment', 'view'] as const).map((role) => {
                const link = state.board.links[role];
                return (
                  link && (
                    <div key={role}>
                      <dt>{say(role)}</dt>
                      <dd>
                        <code>{link.url}</code>
                      </dd>
                    </div>
                  )
                );
              })}
            </dl>
          </>
        )}
      </div>
    </main>
  );
}
