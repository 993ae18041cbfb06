import { dayHere } from '../ui/day-here.ts';
import { Trash2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { ErrorAnswer } from '../../shared/wire/api.ts';
import type { HookAnswer, HooksAnswer, MadeHookAnswer } from '../../shared/wire/hooks.ts';
import { formatDate } from '../../shared/journey/format.ts';
import { useLocale } from '../charts/use-locale.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { TextField } from '../ui/text-field.tsx';

interface HooksPanelProps {
  boardId: string;
  session: string;
}

/** Who outside is told when a number crosses its target. */
export function HooksPanel({ boardId, session }: HooksPanelProps) {
  const { t } = useTranslation();
  const { locale } = useLocale();
  const [hooks, setHooks] = useState<readonly HookAnswer[]>();
  const [url, setUrl] = useState('');
  const [made, setMade] = useState<MadeHookAnswer>();
  const [problem, setProblem] = useState<string>();
  const ask = useCallback(
    async (path: string, method: string, body?: unknown): Promise<unknown> => {
      const response = await fetch(`/api/boards/${boardId}/webhooks${path}`, {
        method,
        headers: { authorization: `Bearer ${session}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer: unknown = await response.json();
      if (!response.ok) throw new Error((answer as ErrorAnswer).error.code);
      return answer;
    },
    [boardId, session],
  );
  const read = useCallback(() => ask('', 'GET').then((answer) => setHooks((answer as HooksAnswer).hooks)), [ask]);
  useEffect(() => {
    read().catch(() => setProblem('kpi.hook.failed'));
  }, [read]);
  const failed = (error: unknown): void => {
    const code = error instanceof Error ? error.message : '';
    setProblem(
      code === 'hook-url' || code === 'invalid'
        ? 'kpi.hook.badUrl'
        : code === 'hooks-full'
          ? 'kpi.hook.full'
          : 'kpi.hook.failed',
    );
  };
  const add = (): void => {
    setProblem(undefined);
    ask('', 'POST', { url: url.trim() })
      .then((answer) => {
        setMade(answer as MadeHookAnswer);
        setUrl('');
        return read();
      })
      .catch(failed);
  };
  const remove = (id: string): void => {
    ask(`/${id}`, 'DELETE')
      .then(() => {
        if (made?.id === id) setMade(undefined);
        return read();
      })
      .catch(failed);
  };
  return (
    <details className="kpi-hooks">
      <summary>{t('kpi.hooks')}</summary>
      <p className="ui-hint">{t('kpi.hooksHint')}</p>
      <ul>
        {(hooks ?? []).map((hook) => (
          <li key={hook.id}>
            <span>
              <b>{hook.url}</b>
              <small>
                {hook.last
                  ? t(hook.last.ok ? 'kpi.hook.ok' : 'kpi.hook.notOk', {
                      date: formatDate(locale, dayHere(hook.last.at)),
                      tries: hook.last.tries,
                      status: hook.last.status ?? '–',
                    })
                  : t('kpi.hook.silent')}
                {hook.waiting > 0 ? ` · ${t('kpi.hook.waiting', { count: hook.waiting })}` : ''}
              </small>
            </span>
            <IconButton label={t('kpi.hook.remove', { url: hook.url })} onPress={() => remove(hook.id)}>
              <Trash2 aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      {made ? (
        <p role="status" className="kpi-secret">
          {t('kpi.hook.secret')} <code>{made.secret}</code>
        </p>
      ) : null}
      <div className="kpi-hook-add">
        <TextField label={t('kpi.hook.url')} type="url" value={url} onChange={setUrl} />
        <Button onPress={add} isDisabled={url.trim() === ''}>
          {t('kpi.hook.add')}
        </Button>
      </div>
      {problem === undefined ? null : <p role="alert">{t(problem)}</p>}
    </details>
  );
}
