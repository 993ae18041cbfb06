import type { Variables } from '../charts/variables.ts';
import { Eye, Undo2, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { BoardPort } from '../../shared/document/board.ts';
import type { Id, Locale } from '../../shared/journey/journey.ts';
import { lensOf } from '../../shared/journey/lens.ts';
import type { Presence } from '../../shared/wire/presence.ts';
import { seenNow, showSeen, type Seen } from '../editor/saved-views.ts';
import type { Editor } from '../editor/store.ts';
import { useRecords } from '../panels/use-records.ts';
import { announce } from '../ui/announcer.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { PERSON_INK, personColour } from '../ui/person-colours.ts';
import { useTranslation } from '../ui/speech.ts';
import { toast } from '../ui/toast.tsx';
import { dimming } from './dimming.ts';
import type { Leader } from './lead.ts';
import { type Stop, stopsOf, viewStops } from './stops.ts';
import { isAtRest, seenAt, useCalls, useFollowing, useLeaders } from './use-following.ts';
import './following.css';

interface FollowingBarProps {
  port: BoardPort;
  presence: Presence;
  editor: Editor;
  mapId: Id;
  locale: Locale;
}

/** Who presents, said to everybody else here: they may go along, go their own way, and come back. */
export function FollowingBar({ port, presence, editor, mapId, locale }: FollowingBarProps) {
  const { t } = useTranslation();
  const journey = useRecords(port);
  const leaders = useLeaders(presence);
  const following = useFollowing(editor, journey, mapId, leaders);
  const [refused, setRefused] = useState<readonly Id[]>([]);
  const presenting = leaders.filter(({ lead }) => lead.stop !== undefined);
  const leader =
    presenting.find(({ person }) => person.personId === following.whom) ??
    presenting.find(({ person }) => !refused.includes(person.personId));
  const isFollowed = leader !== undefined && leader.person.personId === following.whom;
  const isAlong = isFollowed && !following.isAway;
  const stop = useStopOf(leader, journey, locale);
  const name = leader?.person.name ?? '';

  // whoever looks elsewhere hears that it began, and that it ended
  const last = useRef<{ id: Id; name: string; isFollowed: boolean }>(undefined);
  const id = leader?.person.personId;
  const here = presenting.map(({ person }) => person.personId).join(' ');
  const { stop: leave } = following;
  useEffect(() => {
    const was = last.current;
    last.current = id === undefined ? undefined : { id, name, isFollowed };
    if (id !== undefined && was?.id !== id) announce(t('follow.presents', { name }));
    if (!was || was.id === id || here.split(' ').includes(was.id)) return;
    if (was.isFollowed) {
      leave();
      toast(t('follow.ended', { name: was.name }));
    } else announce(t('follow.ended', { name: was.name }));
  }, [id, name, isFollowed, here, leave, t]);
  // who presents again later is offered again
  const turnedDown = refused.filter((one) => here.split(' ').includes(one));
  if (turnedDown.length < refused.length) setRefused(turnedDown);
  const said = isAlong && stop ? t('follow.at', { at: leader.lead.stop?.at ?? 1, of: leader.lead.stop?.of ?? 1 }) : '';
  const spoken = said === '' ? '' : `${said}: ${stop?.title ?? ''}`;
  useEffect(() => {
    if (spoken !== '') announce(spoken);
  }, [spoken]);

  useCalls(leaders, (caller) => {
    const who = { name: caller.person.name };
    const go = (): void => {
      const back = seenNow(editor, mapId);
      come(caller);
      toast(t('follow.called', who), 'plain', back && { label: t('follow.wayBack'), do: () => show(back) });
    };
    const come = ({ person, lead }: Leader): void => {
      if (lead.stop !== undefined) following.follow(person.personId);
      else show(seenAt(port.records(), caller));
    };
    const show = (seen: Seen): void => {
      following.stop();
      showSeen(editor, seen, editor.desk.getState().mapId ?? mapId);
    };
    // nothing jumps under a hand that writes or carries something
    if (isAtRest(editor)) go();
    else toast(t('follow.calls', who), 'plain', { label: t('follow.look'), do: () => come(caller) });
  });

  if (!leader) return null;
  const style: Variables = { '--who': personColour(leader.person.color), '--who-ink': PERSON_INK };
  return (
    <>
      {isAlong && stop ? <style>{dimming(stop.shows)}</style> : null}
      <section className="following" aria-label={t('follow.title')} style={style} data-along={isAlong || undefined}>
        <i aria-hidden />
        <p>
          <b>{t(isAlong ? 'follow.following' : 'follow.presents', { name })}</b>
          {isAlong && stop ? (
            <span>
              {said} · {stop.title.trim() || t('present.untitled')}
            </span>
          ) : null}
        </p>
        {isAlong ? (
          <Button look="quiet" onPress={following.stop}>
            {t('follow.stop')}
          </Button>
        ) : (
          <Button
            look={isFollowed ? 'quiet' : 'plain'}
            icon={isFollowed ? <Undo2 aria-hidden /> : <Eye aria-hidden />}
            label={t(isFollowed ? 'follow.backTo' : 'follow.followWhom', { name })}
            onPress={() => following.follow(leader.person.personId)}
          >
            {t(isFollowed ? 'follow.back' : 'follow.follow')}
          </Button>
        )}
        {isAlong ? null : (
          <IconButton
            label={t('follow.close')}
            onPress={() => {
              if (isFollowed) following.stop();
              setRefused((list) => [...list, leader.person.personId]);
            }}
          >
            <X aria-hidden />
          </IconButton>
        )}
      </section>
    </>
  );
}

/** The stop a leader is at, in this reader's own language. */
function useStopOf(leader: Leader | undefined, journey: Parameters<typeof viewStops>[0], locale: Locale) {
  const [now] = useState(() => Date.now());
  const id = leader?.lead.stop?.id;
  const map = leader?.map ?? '';
  const sight = leader && JSON.stringify([leader.lead.lens ?? { of: 'everybody' }, leader.lead.period ?? null]);
  return useMemo((): Stop | undefined => {
    if (id === undefined || sight === undefined) return undefined;
    const view = viewStops(journey).find((one) => one.id === id);
    if (view || !journey.maps.has(map)) return view;
    const [lens, period] = JSON.parse(sight) as [Parameters<typeof lensOf>[2], string | null];
    return stopsOf(journey, map, lensOf(journey, map, lens, period), now, locale).find((one) => one.id === id);
  }, [id, map, sight, journey, now, locale]);
}
