import { BookmarkPlus, Presentation } from 'lucide-react';
import { useCallback, useRef } from 'react';
import { useTranslation } from '../ui/speech.ts';
import { useStore } from 'zustand';
import type { BoardPort } from '../../shared/document/board.ts';
import { mapsOf } from '../../shared/journey/columns.ts';
import type { Id, SavedView } from '../../shared/journey/journey.ts';
import { viewsOf } from '../../shared/journey/saved-views.ts';
import type { Role } from '../../shared/wire/roles.ts';
import { mayAdd, mayChange } from '../editor/allowed.ts';
import { saveView } from '../editor/saved-view-actions.ts';
import { seenNow } from '../editor/saved-views.ts';
import type { Editor } from '../editor/store.ts';
import { useRecords } from '../panels/use-records.ts';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { SidePanel, useSideFocus } from '../ui/side-panel.tsx';
import { toast } from '../ui/toast.tsx';
import { useRowDrag } from './use-row-drag.ts';
import { ViewRow } from './view-row.tsx';
import './views-panel.css';

export interface ViewsPanelProps {
  port: BoardPort;
  editor: Editor;
  role: Role;
  mapId: Id;
  personId: Id;
  /** The address of a view, for whoever may only look; undefined when it could not be had. */
  linkTo: (id: Id) => Promise<string | undefined>;
}

/** What was seen and named, to be seen again: opened by a click, put in order, shown one after the other. */
export function ViewsPanel({ port, editor, role, mapId, personId, linkTo }: ViewsPanelProps) {
  const { t } = useTranslation();
  const journey = useRecords(port);
  const beside = useStore(editor.desk, (state) => state.beside);
  const naming = beside?.kind === 'views' ? beside.naming : undefined;
  const hasMap = useStore(editor, (state) => state.view !== null);
  const views = viewsOf(journey);
  const several = mapsOf(journey).length > 1;
  const actor = { role, personId, port };
  const mayArrange = mayChange(actor, 'views');
  const list = useRef<HTMLOListElement>(null);
  const { panel, close } = useSideFocus(useCallback(() => editor.desk.tell(null), [editor]));

  const rename = (id: Id | undefined): void =>
    editor.desk.tell(id === undefined ? { kind: 'views' } : { kind: 'views', naming: id });
  const move = (view: SavedView, at: number): void => {
    const to = Math.max(0, Math.min(views.length - 1, at));
    if (views[to]?.id === view.id) return;
    port.run({ type: 'moveView', id: view.id, at: to });
    announce(t('views.moved', { title: view.title, at: to + 1, count: views.length }));
  };
  const drag = useRowDrag(list, (from, to) => {
    const view = views[from];
    if (view) move(view, to);
  });
  const remove = (view: SavedView, at: number): void => {
    const records = [{ kind: 'views' as const, id: view.id }];
    port.run({ type: 'remove', records });
    toast(t('views.removed', { title: view.title }), 'plain', {
      label: t('views.undo'),
      do: () => port.run({ type: 'restore', records }),
    });
    // the keyboard goes on with the next one
    requestAnimationFrame(() => {
      const rows = list.current?.querySelectorAll<HTMLElement>('.view-open') ?? [];
      (rows[Math.min(at, rows.length - 1)] ?? panel.current)?.focus();
    });
  };
  const copyLink = async (view: SavedView): Promise<void> => {
    const address = await linkTo(view.id);
    const copied =
      address !== undefined &&
      (await navigator.clipboard?.writeText(address).then(
        () => true,
        () => false,
      ));
    toast(t(copied ? 'views.copied' : 'views.notCopied'), copied ? 'plain' : 'problem');
  };

  return (
    <SidePanel {...{ panel, close }} className="views-panel" label={t('views.title')} closeLabel={t('views.close')}>
      <div className="views-do">
        {mayAdd(actor, 'views') ? (
          <Button
            icon={<BookmarkPlus aria-hidden />}
            isDisabled={!hasMap}
            onPress={() => saveView({ port, editor, mapId })}
          >
            {t('views.save')}
          </Button>
        ) : null}
        {views.length > 0 ? (
          <Button
            look="quiet"
            icon={<Presentation aria-hidden />}
            onPress={() => editor.desk.open({ kind: 'present', stops: 'views' })}
          >
            {t('views.present')}
          </Button>
        ) : null}
      </div>
      {views.length === 0 ? (
        <p className="views-none">{t(mayAdd(actor, 'views') ? 'views.none' : 'views.noneHere')}</p>
      ) : (
        <ol ref={list} className="views-list">
          {views.map((view, at) => (
            <ViewRow
              key={view.id}
              {...{ view, at, journey, drag, mayArrange }}
              count={views.length}
              mapTitle={several ? (journey.maps.get(view.mapId)?.title ?? '') : ''}
              isNaming={naming === view.id}
              onOpen={() => editor.desk.setState({ asked: view.id })}
              onRename={() => rename(view.id)}
              onNamed={(title) => {
                if (title !== undefined) port.run({ type: 'setView', id: view.id, fields: { title } });
                rename(undefined);
              }}
              onMove={(by) => move(view, at + by)}
              onRenew={() => {
                const seen = seenNow(editor, mapId);
                if (!seen) return;
                port.run({ type: 'setView', id: view.id, fields: seen });
                toast(t('views.renewed', { title: view.title }));
              }}
              onLink={() => void copyLink(view)}
              onRemove={() => remove(view, at)}
            />
          ))}
        </ol>
      )}
      {views.length > 1 && mayArrange ? <p className="views-hint">{t('views.hint')}</p> : null}
    </SidePanel>
  );
}
