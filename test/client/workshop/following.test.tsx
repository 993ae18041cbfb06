// @vitest-environment jsdom
import { act, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { sightingNow } from '../../../client/editor/saved-views.ts';
import { createEditor } from '../../../client/editor/store.ts';
import type { Leader } from '../../../client/workshop/lead.ts';
import { type Following, useFollowing } from '../../../client/workshop/use-following.ts';
import { journeyOf } from '../../../shared/files/journey-file.ts';
import { mapsOf } from '../../../shared/journey/columns.ts';
import { templateFile } from '../../../templates/index.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

it('who presents while following somebody leads through their own lens again', () => {
  const journey = journeyOf(templateFile('online-purchase', 'en'));
  const mapId = mapsOf(journey)[0]?.id ?? '';
  const editor = createEditor(mapId);
  const area = { x: 0, y: 0, width: 100, height: 80 };
  editor.setState({
    view: {
      fit: () => undefined,
      zoomBy: () => undefined,
      zoomTo: () => undefined,
      pan: () => undefined,
      fitTo: () => undefined,
      show: () => undefined,
      area: () => area,
      showArea: () => undefined,
      watch: () => () => undefined,
    },
  });
  const own = sightingNow(editor);
  const ada: Leader = {
    person: { personId: 'ada', name: 'Ada', color: 0, role: 'facilitate' },
    map: mapId,
    lead: { seen: area, lens: { of: 'segment', name: 'Phone' }, stop: { id: 'overview', at: 1, of: 3 } },
  };
  const leaders = [ada];
  let following: Following | undefined;
  function Follower(): null {
    const now = useFollowing(editor, journey, mapId, leaders);
    useEffect(() => {
      following = now;
    });
    return null;
  }
  const root = createRoot(document.createElement('div'));
  act(() => root.render(<Follower />));
  act(() => following?.follow('ada'));
  expect(sightingNow(editor).lens).toEqual({ of: 'segment', name: 'Phone' });
  // at once, for the presentation looks when it is first drawn
  let seen: unknown;
  const unsubscribe = editor.desk.subscribe(() => (seen = sightingNow(editor)));
  act(() => {
    editor.desk.open({ kind: 'present' });
    expect(sightingNow(editor)).toEqual(own);
  });
  expect(seen).toEqual(own);
  expect(following?.whom).toBeUndefined();
  unsubscribe();
  act(() => root.unmount());
});
