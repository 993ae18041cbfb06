import { useCallback, useSyncExternalStore } from 'react';
import { useLocale } from '../../charts/use-locale.ts';
import type { Variables } from '../../charts/variables.ts';
import type { PicturePort } from '../../editor/pictures.ts';
import type { Persona } from '../../../shared/journey/journey.ts';
import { initialsOf } from '../../../shared/journey/personas.ts';

const nothing = (): void => undefined;

interface FaceProps {
  persona: Pick<Persona, 'name' | 'picture' | 'tint'>;
  pictures: PicturePort | undefined;
  size: number;
}

/** A persona's picture, or the initials where there is none or it cannot be had now. */
export function PersonaFace({ persona: { name, picture, tint }, pictures, size }: FaceProps) {
  const { locale } = useLocale();
  const subscribe = useCallback(
    (listener: () => void) => (pictures && picture !== '' ? pictures.subscribe(picture, listener) : nothing),
    [pictures, picture],
  );
  const state = useSyncExternalStore(subscribe, () => (picture === '' ? undefined : pictures?.state(picture)));
  const style: Variables = {
    '--size': `${size}px`,
    '--fill': `var(--stage-${tint}-fill)`,
    '--text': `var(--stage-${tint}-text)`,
  };
  return (
    <span className="persona-portrait" style={style} aria-hidden>
      {state?.at === 'here' ? <img src={state.url} alt="" /> : initialsOf(name, locale)}
    </span>
  );
}
