import { Ellipsis } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { mayChange } from '../editor/allowed.ts';
import { RenameField } from '../ui/rename-field.tsx';
import { useTranslation } from '../ui/speech.ts';
import type { Variables } from '../charts/variables.ts';
import type { TableColumn } from './columns.ts';
import type { Stage } from '../../shared/journey/journey.ts';
import { useOpenMenu } from './open-menu.ts';
import { TableComments } from './table-comments.tsx';
import { useTable } from './table-context.ts';

/** The menu of a name for those who point; keys open it on the name itself. */
export function MoreButton({ kind, id, title }: { kind: 'stage' | 'step' | 'lane'; id: string; title: string }) {
  const { t } = useTranslation();
  const openMenu = useOpenMenu();
  const label = t('canvas.menuOf', { title });
  return (
    <button
      type="button"
      className="table-more"
      aria-label={label}
      aria-haspopup="menu"
      tabIndex={-1}
      onClick={({ currentTarget }) => openMenu({ kind, id }, label, currentTarget)}
    >
      <Ellipsis aria-hidden size={15} />
    </button>
  );
}

interface NameProps {
  kind: 'stage' | 'step' | 'lane';
  id: string;
  title: string;
  /** Empty names are kept only where a kind gives another. */
  onRename: (name: string) => void;
  children?: ReactNode;
}

/** A name that is changed in place. */
export function Name({ kind, id, title, onRename, children }: NameProps) {
  const { editor, port, role, personId } = useTable();
  const { t } = useTranslation();
  const isRenaming = useStore(editor, ({ renaming }) => renaming?.kind === kind && renaming.id === id);
  if (isRenaming) {
    return (
      <RenameField
        name={title}
        label={t(`canvas.${kind}.nameLabel`)}
        onDone={(name) => {
          editor.leaveText();
          if (name !== undefined) onRename(name);
        }}
      />
    );
  }
  const record = port.records()[`${kind}s`].get(id);
  return (
    <div className="table-name">
      <span>{title}</span>
      {children}
      {kind === 'step' ? null : <TableComments {...{ kind, id, title }} />}
      {mayChange({ role, personId, port }, `${kind}s`, record) ? <MoreButton {...{ kind, id, title }} /> : null}
    </div>
  );
}

interface HeadsProps {
  stages: readonly Stage[];
  columns: readonly TableColumn[];
  /** What stands in the corner and behind the last stage. */
  corner: ReactNode;
  end: ReactNode;
}

/** Stages over their steps, in two rows where any stage has steps. */
export const HeadRows = memo(function HeadRows({ stages, columns, corner, end }: HeadsProps) {
  const { port, editor } = useTable();
  const { t } = useTranslation();
  const hasSteps = columns.some(({ column, isFolded }) => column.stepId !== undefined && !isFolded);
  const rows = hasSteps ? 2 : 1;
  const tinting = (tint: number): Variables => ({
    '--fill': `var(--stage-${tint}-fill)`,
    '--text': `var(--stage-${tint}-text)`,
  });
  return (
    <thead>
      <tr className="table-stages">
        <td className="table-corner" rowSpan={rows}>
          {corner}
        </td>
        {stages.map(({ id, title, tint }, i) => {
          const own = columns.filter(({ column }) => column.stageId === id);
          const isFolded = own[0]?.isFolded === true;
          const isOneColumn = own.length === 1 && (isFolded || own[0]?.column.stepId === undefined);
          const place = t('table.stageAt', { at: i + 1, count: stages.length });
          return (
            <th
              key={id}

              scope={isOneColumn ? 'col' : 'colgroup'}
              className="table-stage"
              colSpan={own.length}
              rowSpan={isOneColumn ? rows : 1}
              style={tinting(tint)}
              tabIndex={-1}
              aria-label={title}
              aria-description={isFolded ? `${place}, ${t('table.folded')}` : place}
              data-folded={isFolded || undefined}
              aria-haspopup="menu"
              data-place={`stage/${id}`}
              data-head={`stage/${id}`}
              onDoubleClick={() => editor.rename('stage', id)}
            >
              <Name
                {...{ kind: 'stage', id, title }}
                onRename={(name) => name !== '' && port.run({ type: 'setStage', id, fields: { title: name } })}
              />
            </th>
          );
        })}
        <td className="table-end" rowSpan={rows}>
          {end}
        </td>
      </tr>
      {hasSteps ? (
        <tr className="table-steps">
          {columns.map(({ column: { stepId, title, tint, stageId }, isFolded }) => {
            if (stepId === undefined || isFolded) return null;
            const siblings = columns.filter(({ column }) => column.stageId === stageId);
            const at = siblings.findIndex(({ column }) => column.stepId === stepId) + 1;
            return (
              <th
                key={stepId}

                scope="col"
                className="table-step"
                style={tinting(tint)}
                tabIndex={-1}
                aria-label={title}
                aria-description={t('table.stepAt', { at, count: siblings.length })}
                aria-haspopup="menu"
                data-place={`step/${stepId}`}
                data-head={`step/${stepId}`}
                onDoubleClick={() => editor.rename('step', stepId)}
              >
                <Name
                  {...{ kind: 'step', id: stepId, title }}
                  onRename={(name) => name !== '' && port.run({ type: 'setStep', id: stepId, fields: { title: name } })}
                />
              </th>
            );
          })}
        </tr>
      ) : null}
    </thead>
  );
});
