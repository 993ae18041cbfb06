import { Map as MapIcon, Table2 } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Id } from '../../shared/journey/journey.ts';
import { Segmented } from '../ui/segmented.tsx';
import { useTranslation } from '../ui/speech.ts';
import { chooseView, type View, VIEWS } from './view.ts';

export const VIEW_ICONS: Readonly<Record<View, ReactElement>> = {
  canvas: <MapIcon aria-hidden />,
  table: <Table2 aria-hidden />,
};

/** The same map, looked at in different ways. */
export function ViewSwitch({ boardId, view }: { boardId: Id; view: View }) {
  const { t } = useTranslation();
  return (
    <div className="view-switch">
      <Segmented
        label={t('app.view')}
        value={view}
        options={VIEWS.map((id) => ({ id, label: t(`app.view.${id}`), icon: VIEW_ICONS[id] }))}
        onChange={(next) => chooseView(boardId, next)}
      />
    </div>
  );
}
