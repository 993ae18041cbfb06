import { type SyntheticEvent, useState } from 'react';
import type { Id } from '../../shared/journey/journey.ts';
import { joinBoard, type JoinFailure } from '../session/join.ts';
import { type Membership, recallName, rememberMembership } from '../session/membership.ts';
import { Button } from '../ui/button.tsx';
import { useTranslation } from '../ui/speech.ts';
import { TextField } from '../ui/text-field.tsx';
import { Notice } from './notice.tsx';
import { go } from './route.ts';

/** What no second attempt with this link can mend. */
const FINAL: readonly JoinFailure[] = ['unauthorised', 'unknown-board', 'deleted-board'];
const NAME_LENGTH = 60;

export interface JoinScreenProps {
  boardId: Id;
  token: string;
  onJoined: (member: Membership) => void;
}

export function JoinScreen({ boardId, token, onJoined }: JoinScreenProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(recallName);
  const [password, setPassword] = useState<string>();
  const [failure, setFailure] = useState<JoinFailure | 'name'>();
  const [joining, setJoining] = useState(false);
  const home = <Button onPress={() => go('/')}>{t('app.home')}</Button>;

  if (token === '')
    return (
      <Notice title={t('app.join.noToken.title')} actions={home}>
        <p>{t('app.join.noToken')}</p>
      </Notice>
    );
  if (failure !== undefined && FINAL.some((final) => final === failure))
    return (
      <Notice title={t(`app.join.failed.${failure}.title`)} actions={home}>
        <p>{t(`app.join.failed.${failure}`)}</p>
      </Notice>
    );

  async function join(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    if (joining) return;
    if (name.trim() === '') return setFailure('name');
    setJoining(true);
    setFailure(undefined);
    const known = { boardId, token, name: name.trim() };
    const joined = await joinBoard(password === undefined ? known : { ...known, password });
    setJoining(false);
    if (joined.ok) {
      rememberMembership(joined.membership);
      onJoined(joined.membership);
      return;
    }
    setFailure(joined.why);
    if (joined.why === 'password') setPassword((given) => given ?? '');
  }

  const wrongPassword = failure === 'password' && password !== undefined && password !== '';
  return (
    <Notice title={t('app.join.title')}>
      <p>{t('app.join.lead')}</p>
      <form onSubmit={(event) => void join(event)}>
        <TextField
          label={t('app.join.name')}
          value={name}
          onChange={setName}
          maxLength={NAME_LENGTH}
          autoComplete="name"
          takesFocus
          error={failure === 'name' ? t('app.join.nameMissing') : undefined}
        />
        {password !== undefined ? (
          <TextField
            label={t('app.join.password')}
            type="password"
            value={password}
            onChange={setPassword}
            autoComplete="off"
            takesFocus
            hint={t('app.join.asksPassword')}
            error={wrongPassword ? t('app.join.wrongPassword') : undefined}
          />
        ) : null}
        {failure === 'network' || failure === 'server' ? <p role="alert">{t(`app.join.failed.${failure}`)}</p> : null}
        <Button type="submit" look="filled" isPending={joining}>
          {t('app.join.go')}
        </Button>
      </form>
    </Notice>
  );
}
