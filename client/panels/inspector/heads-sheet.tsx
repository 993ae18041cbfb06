import { Trash2 } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import type { Heads } from './chosen.ts';
import type { SheetProps } from './sheet.ts';
import { TintField } from './tint-field.tsx';

/** Several stages, steps or lanes: what can be done to all of them at once, as one step of undo. */
export function HeadsSheet({ chosen, port, may, close }: SheetProps & { chosen: Heads }) {
  const { t } = useTranslation();
  const { are, heads } = chosen;
  const changeable = heads.every((head) => may.change(are, head));
  const removable = heads.every((head) => may.remove(are, head));
  const foldable = are === 'steps' ? [] : heads.filter((head) => !('kind' in head && head.kind.startsWith('line-of')));
  const folded = foldable.length > 0 && foldable.every((head) => 'collapsed' in head && head.collapsed === true);
  const tints = new Set(are === 'stages' ? chosen.heads.map(({ tint }) => tint) : []);
  const [tint] = tints;
  return (
    <>
      <p className="sheet-kind">{t('panels.several')}</p>
      <h2>{t(`structure.several.${are}`, { count: heads.length })}</h2>
      {changeable && are === 'stages' ? (
        <TintField
          name="several"
          {...(tints.size === 1 && tint !== undefined ? { tint } : {})}
          onPick={(next) =>
            port.run(heads.map(({ id }) => ({ type: 'setStage' as const, id, fields: { tint: next } })))
          }
        />
      ) : null}
      {changeable && foldable.length > 0 ? (
        <div className="head-actions">
          <Button
            onPress={() =>
              port.run(
                foldable.map(({ id }) => ({
                  type: are === 'lanes' ? ('setLane' as const) : ('setStage' as const),
                  id,
                  fields: { collapsed: !folded },
                })),
              )
            }
          >
            {t(folded ? 'structure.unfold' : 'structure.fold')}
          </Button>
        </div>
      ) : null}
      {removable ? (
        <footer>
          <Button
            look="quiet"
            icon={<Trash2 aria-hidden />}
            onPress={() => {
              port.run({ type: 'remove', records: heads.map(({ id }) => ({ kind: are, id })) });
              close();
            }}
          >
            {t('structure.delete')}
          </Button>
        </footer>
      ) : null}
    </>
  );
}
