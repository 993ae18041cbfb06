import { ArrowLeft, ChevronDown, Check, RotateCcw } from 'lucide-react';
import { Button as AriaButton, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { useStore } from 'zustand';
import { ACTIONS } from '../../editor/actions.ts';
import { mayChange } from '../../editor/allowed.ts';
import { showMap } from '../../editor/map-actions.ts';
import { mapsOf } from '../../../shared/journey/columns.ts';
import type { Id, JourneyMap } from '../../../shared/journey/journey.ts';
import type { Presence } from '../../../shared/wire/presence.ts';
import { Button } from '../../ui/button.tsx';
import { useTranslation } from '../../ui/speech.ts';
import { useRecords } from '../use-records.ts';
import { type MapView, useActionContext } from './map-view.ts';
import './maps.css';

/** In the menu of maps, in this order; the list of actions says which of them fit. */
const OFFERED = [
  ['map.copyNext', 'map.copy', 'map.add', 'map.bring', 'view.present'],
  ['map.rename', 'map.state.next', 'map.state.now', 'map.moveEarlier', 'map.moveLater', 'map.compare', 'personas.open'],
  ['map.remove'],
];

/** Names of the others who look at a map. */
function peopleOn(presence: Presence, mapId: Id): string {
  const there = [...presence.others().values()].filter(({ map }) => map === mapId);
  return [...new Set(there.map(({ person }) => person.name))].join(', ');
}

function MapRow({ map, presence }: { map: JourneyMap; presence: Presence }) {
  const { t } = useTranslation();
  const people = peopleOn(presence, map.id);
  return (
    <>
      <span className="map-row-title">
        <span>{map.title || t('maps.untitled')}</span>
        {people === '' ? null : <small>{t('maps.here', { people })}</small>}
      </span>
      <span className={`state-chip state-${map.state}`}>{t(`app.state.${map.state}`)}</span>
    </>
  );
}

/** A map is often called like its board, whose name stands beside it: there only what it adds to that is said. */
function nameBeside(title: string, board: string): string {
  if (board.trim() === '' || !title.startsWith(board.trim())) return title;
  const rest = title.slice(board.trim().length);
  return /^[\p{L}\p{N}]/u.test(rest) ? title : rest.replace(/^[\s–—:·-]+/u, '');
}

/** Which of the board's maps is shown, and what can be done with it and the others. */
export function MapSwitcher(view: MapView) {
  const { t } = useTranslation();
  const { port, editor, presence, mapId } = view;
  const journey = useRecords(port);
  const back = useStore(editor.desk, (state) => state.back);
  const context = useActionContext(view);
  const maps = mapsOf(journey);
  const map = journey.maps.get(mapId);
  const cameFrom = journey.maps.get(back.at(-1) ?? '');
  if (!map) return null;
  const name = nameBeside(map.title || t('maps.untitled'), journey.board.title);
  const gone = [...journey.maps.values()].filter((one) => one.deleted && mayChange(view, 'maps', one));
  const groups = OFFERED.map((ids) =>
    ids.flatMap((id) => ACTIONS.filter((action) => action.id === id && action.when(context))),
  ).filter((actions) => actions.length > 0);
  const act = (key: string): void => {
    const [kind, id = ''] = key.split('/');
    if (kind === 'show') showMap(context, id);
    else if (kind === 'restore') {
      port.run({ type: 'restore', records: [{ kind: 'maps', id }] });
      showMap(context, id);
    } else ACTIONS.find((action) => action.id === kind)?.do(context);
  };
  return (
    <div className="map-switcher">
      {cameFrom ? (
        <Button look="quiet" icon={<ArrowLeft aria-hidden />} onPress={() => editor.desk.goBack()}>
          {t('maps.backTo', { title: cameFrom.title })}
        </Button>
      ) : null}
      <MenuTrigger>
        <AriaButton
          className="map-button"
          aria-label={t('maps.of', { title: map.title, state: t(`app.state.${map.state}`) })}
        >
          {maps.length > 1 && name !== '' ? <span className="map-button-title">{name}</span> : null}
          <span className={`state-chip state-${map.state}`}>{t(`app.state.${map.state}`)}</span>
          <ChevronDown aria-hidden />
        </AriaButton>
        <Popover className="ui-popover map-menu" placement="bottom start">
          <Menu className="ui-menu" aria-label={t('maps.title')} onAction={(key) => act(String(key))}>
            <MenuSection selectionMode="single" selectedKeys={[`show/${mapId}`]}>
              <Header>{t('maps.title')}</Header>
              {maps.map((one) => (
                <MenuItem key={one.id} id={`show/${one.id}`} textValue={one.title}>
                  <Check aria-hidden className={one.id === mapId ? '' : 'map-row-other'} />
                  <MapRow map={one} presence={presence} />
                </MenuItem>
              ))}
            </MenuSection>
            {groups.map((actions) => (
              <MenuSection
                key={actions[0]?.id ?? ''}
                aria-label={t(actions[0]?.labelKey ?? '')}
                className="map-actions"
              >
                {actions.map((action) => (
                  <MenuItem key={action.id} id={action.id} textValue={t(action.labelKey)}>
                    <span>{t(action.labelKey)}</span>
                  </MenuItem>
                ))}
              </MenuSection>
            ))}
            {gone.length === 0 ? null : (
              <MenuSection className="map-actions">
                <Header>{t('maps.deleted')}</Header>
                {gone.map((one) => (
                  <MenuItem key={one.id} id={`restore/${one.id}`} textValue={one.title}>
                    <RotateCcw aria-hidden />
                    <span>{t('maps.restore', { title: one.title })}</span>
                  </MenuItem>
                ))}
              </MenuSection>
            )}
          </Menu>
        </Popover>
      </MenuTrigger>
    </div>
  );
}
