import { type ReactNode, useCallback } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../editor/store.ts';
import { cellOf } from '../editor/grid.ts';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Place } from '../../shared/journey/insights.ts';
import type { Id } from '../../shared/journey/journey.ts';
import { lensOf } from '../../shared/journey/lens.ts';
import { SidePanel, useSideFocus } from '../ui/side-panel.tsx';
import { useTranslation } from '../ui/speech.ts';
import { useRecords } from '../panels/use-records.ts';
import { InsightsSheet } from './insights-sheet.tsx';
import { LossSheet } from './loss-sheet.tsx';
import './numbers-panel.css';

interface NumbersPanelProps {
  port: BoardPort;
  editor: Editor;
  mapId: Id;
}

/** What the numbers say, beside the map: all of it, or where the people of one loss went. */
export function NumbersPanel({ port, editor, mapId }: NumbersPanelProps) {
  const { t } = useTranslation();
  const journey = useRecords(port);
  const beside = useStore(editor.desk, (state) => state.beside);
  const { lens: choice, period } = useStore(editor.desk, ({ sight }) => sight);
  const lens = lensOf(journey, mapId, choice, period);
  const close = useCallback(() => editor.desk.tell(null), [editor]);
  const go = useCallback(
    (place: Place): void => {
      const { view } = editor.getState();
      if (place.kind === 'map') {
        view?.fit();
        return;
      }
      const records = port.records();
      const card = records.cards.get(place.id);
      if (card) editor.select([place.id], cellOf(records, card) ?? null);
      else editor.select([place.id], null);
      view?.show(place.id);
    },
    [editor, port],
  );
  if (!beside || beside.kind === 'views') return null;
  const funnel = beside.kind === 'loss' ? journey.funnels.get(beside.funnelId) : undefined;
  return beside.kind === 'loss' && funnel && !funnel.deleted ? (
    <Sheet label={t('numbers.loss')} onClose={close}>
      <LossSheet journey={journey} funnel={funnel} index={beside.index} lens={lens} />
    </Sheet>
  ) : (
    <Sheet label={t('numbers.insights')} onClose={close}>
      <InsightsSheet journey={journey} mapId={mapId} lens={lens} editor={editor} onGo={go} />
    </Sheet>
  );
}

function Sheet({ label, onClose, children }: { label: string; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <SidePanel {...useSideFocus(onClose)} className="numbers-panel" label={label} closeLabel={t('numbers.close')}>
      {children}
    </SidePanel>
  );
}
