import { ChevronLeft, ChevronRight, ListOrdered, Maximize, Megaphone, MonitorUp, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Id, Journey, Locale } from '../../shared/journey/journey.ts';
import { lensOf } from '../../shared/journey/lens.ts';
import type { Lead } from '../../shared/wire/leading.ts';
import { STOPS_CHOICES, type StopsChoice } from '../editor/desk.ts';
import { lookThrough, sightingNow } from '../editor/saved-views.ts';
import type { Editor } from '../editor/store.ts';
import { IconButton } from '../ui/button.tsx';
import { Menu } from '../ui/menu.tsx';
import { useTranslation } from '../ui/speech.ts';
import { toast } from '../ui/toast.tsx';
import { dimming } from './dimming.ts';
import { SpeakerView } from './speaker-view.tsx';
import { chosenStops, type Stop, stopsOf, viewStops } from './stops.ts';
import { useHand } from './use-hand.ts';
import { toggleFull, usePresentingKeys } from './use-presenting-keys.ts';
import { useLeading, useStopView } from './use-stop-view.ts';
import './presenter.css';

export interface PresenterProps {
  journey: Journey;
  editor: Editor;
  mapId: Id;
  locale: Locale;
  /** What to stop at first; the person may choose otherwise. */
  stops?: StopsChoice | undefined;
  /** Says to the others where one is; absent for those whom nobody follows. */
  say?: ((lead: Lead | null) => void) | undefined;
  /** May ask everybody to come along. */
  mayCall: boolean;
  onEnd: () => void;
}

/** Steps through the board that is on the screen; what others change meanwhile is seen as it happens. */
export function Presenter({ journey, editor, mapId, locale, stops: first, say, mayCall, onEnd }: PresenterProps) {
  const { t } = useTranslation();
  const [begun] = useState(() => Date.now());
  const [before] = useState(() => sightingNow(editor));
  const [home] = useState(mapId);
  const [wanted, setWanted] = useState(0);
  const [call, setCall] = useState<number>();
  const [speaking, setSpeaking] = useState<Window>();
  const own = useMemo(
    () => stopsOf(journey, home, lensOf(journey, home, before.lens, before.period), begun, locale),
    [journey, home, before, begun, locale],
  );
  const views = useMemo(() => viewStops(journey), [journey]);
  const [choice, setChoice] = useState<StopsChoice>(first ?? (views.length > 0 ? 'views' : 'map'));
  const stops = useMemo(() => chosenStops(choice, own, views), [choice, own, views]);
  // somebody may have deleted a stage meanwhile
  const at = Math.min(wanted, stops.length - 1);
  const stop = stops[at];

  useStopView(editor, stop, mapId, before);
  useLeading(editor, mapId, stop && { id: stop.id, at: at + 1, of: stops.length }, call, say);
  useHand(editor);
  usePresentingKeys({ at, count: stops.length, go: setWanted, onEnd, speaking });
  useEffect(() => () => speaking?.close(), [speaking]);
  useEffect(
    () => () => {
      // the talk is over: the board is looked at as before it
      lookThrough(editor, before);
      const { mapId: now } = editor.desk.getState();
      if (now !== null && now !== home) editor.desk.show(home);
    },
    [editor, before, home],
  );
  const compared = useStore(editor.desk, ({ comparing }) => comparing !== null);
  if (!stop || compared) return null;
  const speak = (): void => {
    const opened = window.open('', 'journeyboard-speaker', 'popup,width=820,height=680');
    if (opened) setSpeaking(opened);
    else toast(t('present.blocked'), 'problem');
  };
  const place = placeOf(t, stop, at, stops.length);
  return (
    <>
      <style>{dimming(stop.shows)}</style>
      <section className="presenter" aria-label={t('present.title')}>
        <span className="presenter-progress" aria-hidden style={{ width: `${((at + 1) / stops.length) * 100}%` }} />
        <IconButton label={t('present.back')} shortcut="←" isDisabled={at === 0} onPress={() => setWanted(at - 1)}>
          <ChevronLeft aria-hidden />
        </IconButton>
        <p className="presenter-stop" role="status">
          <span className="presenter-place">{place}</span>
          <span className="presenter-words">{stop.title.trim() || t('present.untitled')}</span>
        </p>
        <IconButton
          label={t('present.on')}
          shortcut="→"
          isDisabled={at === stops.length - 1}
          onPress={() => setWanted(at + 1)}
        >
          <ChevronRight aria-hidden />
        </IconButton>
        <span className="presenter-gap" />
        {views.length > 0 ? (
          <Menu
            label={t('present.stops')}
            icon={<ListOrdered aria-hidden />}
            groups={[
              {
                id: 'stops',
                title: t('present.stops'),
                choice: true,
                entries: STOPS_CHOICES.map((id) => ({
                  id,
                  label: t(`present.stops.${id}`),
                  chosen: id === choice,
                  onAction: () => {
                    setChoice(id);
                    setWanted(0);
                  },
                })),
              },
            ]}
          />
        ) : null}
        {mayCall ? (
          <IconButton
            label={t('present.call')}
            onPress={() => {
              setCall((last) => (last ?? Date.now() % 1e9) + 1);
              toast(t('present.called'));
            }}
          >
            <Megaphone aria-hidden />
          </IconButton>
        ) : null}
        <IconButton label={t('present.speaker')} onPress={speak}>
          <MonitorUp aria-hidden />
        </IconButton>
        <IconButton label={t('present.full')} shortcut="F" onPress={toggleFull}>
          <Maximize aria-hidden />
        </IconButton>
        <IconButton label={t('present.end')} shortcut="Esc" onPress={onEnd}>
          <X aria-hidden />
        </IconButton>
      </section>
      {speaking ? (
        <SpeakerView
          at={speaking}
          stop={stop}
          next={stops[at + 1]}
          place={place}
          progress={(at + 1) / stops.length}
          begun={begun}
          onClosed={() => setSpeaking(undefined)}
        />
      ) : null}
    </>
  );
}

/** Which stop it is, of how many. */
export function placeOf(
  t: (key: string, values?: Record<string, unknown>) => string,
  { kind, part }: Pick<Stop, 'kind' | 'part'>,
  at: number,
  count: number,
): string {
  const place = `${t(`present.kind.${kind}`)} · ${t('present.at', { at: at + 1, count })}`;
  return part ? `${place} · ${t('present.part', { at: part.at, of: part.of })}` : place;
}
