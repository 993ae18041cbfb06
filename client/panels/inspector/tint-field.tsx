import type { Variables } from '../../charts/variables.ts';
import type { Tint } from '../../../shared/journey/journey.ts';
import { useTranslation } from '../../ui/speech.ts';

const TINTS: readonly Tint[] = [0, 1, 2, 3, 4];
const colouring = (tint: Tint): Variables => ({
  '--fill': `var(--stage-${tint}-fill)`,
  '--text': `var(--stage-${tint}-text)`,
});

/** The tint of a stage, or of several: none is chosen where they differ. */
export function TintField({ name, tint, onPick }: { name: string; tint?: Tint; onPick: (tint: Tint) => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className="tints">
      <legend>{t('panels.tint')}</legend>
      {TINTS.map((one) => (
        <label key={one} style={colouring(one)}>
          <input
            type="radio"
            name={`tint-${name}`}
            checked={tint === one}
            aria-label={t(`panels.tint.${one}`)}
            onChange={() => onPick(one)}
          />
        </label>
      ))}
    </fieldset>
  );
}
