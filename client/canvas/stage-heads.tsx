import { memo } from 'react';
import { useStore } from 'zustand';
import { contentLang, useLocale } from '../charts/use-locale.ts';
import { mayChange } from '../editor/allowed.ts';
import type { MapLayout, StageBox, StepBox } from '../../shared/journey/layout.types.ts';
import { useTranslation } from '../ui/speech.ts';
import { useCanvas } from './canvas-context.ts';
import { HeadButtons } from './head-buttons.tsx';
import { useContextAt } from './use-context-at.ts';
import { HANDS, HeadComments, HeadField } from './later.ts';
import { LinkChip } from './link-chip.tsx';

/** What can be done with stages and steps, over their drawing. */
export const StageHeads = memo(function StageHeads({ layout }: { layout: MapLayout }) {
  return (
    <>
      {layout.stages.map((stage, i) => (
        <Head key={stage.id} kind="stage" of={stage} title={stage.title} at={i + 1} count={layout.stages.length} />
      ))}
      {layout.steps.map((step, i) => (
        <Head
          key={step.id}
          kind="step"
          of={step}
          title={layout.columns.find((column) => column.id === step.id)?.title ?? ''}
          at={i + 1}
          count={layout.steps.length}
        />
      ))}
    </>
  );
});

interface HeadProps {
  kind: 'stage' | 'step';
  of: StageBox | StepBox;
  title: string;
  at: number;
  count: number;
}

const Head = memo(function Head({ kind, of, title, at, count }: HeadProps) {
  const { id, x, y, width, height } = of;
  const folded = 'folded' in of ? of.folded : undefined;
  const contextAt = useContextAt();
  const { port, editor, role, personId } = useCanvas();
  const { t } = useTranslation();
  const { locale } = useLocale();
  const isRenaming = useStore(editor, ({ renaming }) => renaming?.kind === kind && renaming.id === id);
  const record = kind === 'stage' ? port.records().stages.get(id) : port.records().steps.get(id);
  const mayRename = mayChange({ role, personId, port }, kind === 'stage' ? 'stages' : 'steps', record);
  return (
    <div
      className={folded ? `head head-${kind} head-folded` : `head head-${kind}`}
      lang={contentLang(port.records(), locale)}
      style={{ transform: `translate(${x}px, ${y}px)`, width, height }}
    >
      {isRenaming ? (
        <HeadField kind={kind} id={id} title={title} />
      ) : (
        <HeadButtons
          kind={kind}
          id={id}
          title={title}
          name={
            folded
              ? t('canvas.stage.nameFolded', { title, at, total: count, count: folded.cards })
              : t(`canvas.${kind}.name`, { title, at, count })
          }
          mayChange={mayRename}
          onRename={() =>
            folded
              ? void HANDS.fetch().then(({ unfoldStage }) => unfoldStage(contextAt({ kind: 'stage', id })))
              : editor.rename(kind, id)
          }
        />
      )}
      {kind === 'stage' ? <HeadComments kind="stage" id={id} title={title} /> : null}
      {record?.linkTo === undefined ? null : <LinkChip to={record.linkTo} from={title} />}
    </div>
  );
});
