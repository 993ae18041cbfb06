import { ArrowUpRight } from 'lucide-react';
import { useTranslation } from '../ui/speech.ts';
import { useCanvas } from './canvas-context.ts';
import './link-chip.css';

/** Where a stage or step leads; another map opens here, with a way back, and another board beside it. */
export function LinkChip({ to, from }: { to: string; from: string }) {
  const { t } = useTranslation();
  const { port, editor, mapId } = useCanvas();
  const id = /^map:(?<id>.+)$/u.exec(to)?.groups?.['id'];
  if (id === undefined) {
    const label = t('maps.openBoard', { from, host: URL.canParse(to) ? new URL(to).host : to });
    return (
      <a
        className="link-chip nopan"
        href={to}
        target="_blank"
        rel="noreferrer noopener"
        aria-label={label}
        title={label}
      >
        <ArrowUpRight aria-hidden size={14} />
      </a>
    );
  }
  const map = port.records().maps.get(id);
  // a map that was deleted may come back, and so does the way to it
  if (!map || map.deleted) return null;
  const label = t('maps.openMap', { from, title: map.title });
  return (
    <button
      type="button"
      className="link-chip nopan"
      aria-label={label}
      title={label}
      onClick={() => {
        editor.clear();
        editor.desk.follow(id, mapId);
      }}
    >
      <ArrowUpRight aria-hidden size={14} />
    </button>
  );
}
