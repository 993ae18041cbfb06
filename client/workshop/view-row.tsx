import { ArrowDown, ArrowUp, GripVertical, Link2, MoreHorizontal, PencilLine, RefreshCw, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from '../ui/speech.ts';
import { formatPeriod } from '../../shared/journey/format.ts';
import type { Journey, SavedView } from '../../shared/journey/journey.ts';
import { useLocale } from '../charts/use-locale.ts';
import { Menu, type MenuEntry } from '../ui/menu.tsx';
import { RenameField } from '../ui/rename-field.tsx';
import type { RowDrag } from './use-row-drag.ts';

interface ViewRowProps {
  view: SavedView;
  at: number;
  count: number;
  journey: Journey;
  /** Said where the board has several maps. */
  mapTitle: string;
  drag: RowDrag;
  mayArrange: boolean;
  isNaming: boolean;
  onOpen: () => void;
  onRename: () => void;
  onNamed: (title: string | undefined) => void;
  onMove: (by: -1 | 1) => void;
  onRenew: () => void;
  onLink: () => void;
  onRemove: () => void;
}

/** One saved view: its name, through what it looks, and what can be done with it. */
export function ViewRow(props: ViewRowProps) {
  const { view, at, count, journey, mapTitle, drag, mayArrange, isNaming } = props;
  const { t } = useTranslation();
  const { locale } = useLocale();
  const open = useRef<HTMLButtonElement>(null);
  const wasNaming = useRef(false);
  useEffect(() => {
    // the field that had the keyboard is gone
    if (wasNaming.current && !isNaming && document.activeElement === document.body) open.current?.focus();
    wasNaming.current = isNaming;
  }, [isNaming]);
  const title = view.title.trim() === '' ? t('views.untitled') : view.title;
  const { lens, period, filter } = view.sight;
  const whom = lens.of === 'segment' ? lens.name : lens.of === 'persona' ? journey.personas.get(lens.id)?.name : '';
  const through = [
    mapTitle,
    whom,
    period === undefined ? '' : formatPeriod(locale, period),
    filter && Object.keys(filter).length > 0 ? t('views.filtered') : '',
  ].filter(Boolean);
  const entry = (id: string, icon: MenuEntry['icon'], onAction: () => void, shortcut?: string): MenuEntry => ({
    id,
    label: t(`views.do.${id}`),
    icon,
    onAction,
    ...(shortcut === undefined ? {} : { shortcut }),
  });
  const groups = [
    {
      id: 'view',
      title: t('views.menu', { title }),
      entries: [
        entry('link', <Link2 aria-hidden />, props.onLink),
        ...(mayArrange
          ? [
              entry('rename', <PencilLine aria-hidden />, props.onRename, 'F2'),
              entry('renew', <RefreshCw aria-hidden />, props.onRenew),
              ...(at > 0 ? [entry('up', <ArrowUp aria-hidden />, () => props.onMove(-1), 'Alt+↑')] : []),
              ...(at < count - 1 ? [entry('down', <ArrowDown aria-hidden />, () => props.onMove(1), 'Alt+↓')] : []),
              entry('remove', <Trash2 aria-hidden />, props.onRemove, 'Del'),
            ]
          : []),
      ],
    },
  ];
  const onKeyDown = (event: KeyboardEvent): void => {
    const rows = [...(open.current?.closest('ol')?.querySelectorAll<HTMLElement>('.view-open') ?? [])];
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by !== 0 && event.altKey && mayArrange) props.onMove(by);
    else if (by !== 0 && !event.altKey) rows[at + by]?.focus();
    else if (event.key === 'F2' && mayArrange) props.onRename();
    else if ((event.key === 'Delete' || event.key === 'Backspace') && mayArrange) props.onRemove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <li className="view-row" data-drop={drag.mark(at, count)} data-held={drag.from === at || undefined}>
      {mayArrange ? (
        <span className="view-grip" aria-hidden onPointerDown={(event) => drag.begin(event, at)}>
          <GripVertical />
        </span>
      ) : null}
      <span className="view-number" aria-hidden>
        {at + 1}
      </span>
      {isNaming ? (
        <RenameField name={view.title} label={t('views.name')} onDone={props.onNamed} />
      ) : (
        <button ref={open} type="button" className="view-open" onClick={props.onOpen} onKeyDown={onKeyDown}>
          <b>{title}</b>
          {through.length > 0 ? <small>{through.join(' · ')}</small> : null}
        </button>
      )}
      <Menu label={t('views.menu', { title })} icon={<MoreHorizontal aria-hidden />} groups={groups} />
    </li>
  );
}
