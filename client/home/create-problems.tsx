import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useTranslation } from '../ui/speech.ts';
import { TextField } from '../ui/text-field.tsx';
import type { Creating, Failure } from './use-create.ts';

/** What stands between a wish and its board. */
export function CreateProblems({ creating }: { creating: Creating }) {
  const { failure, asksToken } = creating;
  if (asksToken) return <AskToken creating={creating} />;
  if (failure) return <WhyNot failure={failure} onClose={creating.dismiss} />;
  return null;
}

function AskToken({ creating: { failure, withToken, dismiss } }: { creating: Creating }) {
  const { t } = useTranslation();
  const [token, setToken] = useState('');
  return (
    <Dialog title={t('home.token.title')} closeLabel={t('home.close')} onClose={dismiss}>
      <form
        className="ask-token"
        onSubmit={(event) => {
          event.preventDefault();
          if (token.trim() !== '') withToken(token.trim());
        }}
      >
        <TextField
          label={t('home.token.label')}
          type="password"
          autoComplete="off"
          takesFocus
          value={token}
          onChange={setToken}
          hint={t('home.token.what')}
          error={failure?.why === 'create-token' ? t('home.token.wrong') : undefined}
        />
        <Button type="submit" look="filled" isDisabled={token.trim() === ''}>
          {t('home.token.go')}
        </Button>
      </form>
    </Dialog>
  );
}

const SHOWN = 8;

function WhyNot({ failure: { why, problems }, onClose }: { failure: Failure; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  return (
    <Dialog
      title={t('home.failed.title')}
      closeLabel={t('home.close')}
      onClose={onClose}
      foot={
        <Button look="filled" onPress={onClose}>
          {t('home.failed.back')}
        </Button>
      }
    >
      <p role="alert">{t(`home.failed.${why}`)}</p>
      {problems.length > 0 ? (
        <ul className="home-problems">
          {problems.slice(0, SHOWN).map(({ where, code, values }) => (
            <li key={`${where} ${code}`}>
              <code>{where}</code>{' '}
              {i18n.exists(`problem.${code}`) ? t(`problem.${code}`, { where, ...values }) : t('problem.other')}
            </li>
          ))}
          {problems.length > SHOWN ? <li>{t('home.moreProblems', { count: problems.length - SHOWN })}</li> : null}
        </ul>
      ) : null}
    </Dialog>
  );
}
