import { expect, it, vi } from 'vitest';
import { lookThrough, sightingNow } from '../../../client/editor/saved-views.ts';
import { createEditor } from '../../../client/editor/store.ts';
import { EVERYBODY } from '../../../shared/journey/lens.ts';

it('says all that is looked through, and nothing of what is not, and brings it back', () => {
  const editor = createEditor();
  expect(sightingNow(editor)).toEqual({ lens: EVERYBODY });
  editor.desk.see({ period: '2026-Q2', paths: true, evidence: true, findings: true });
  const seen = sightingNow(editor);
  expect(seen).toEqual({ lens: EVERYBODY, period: '2026-Q2', paths: true, evidence: true, findings: true });
  lookThrough(editor, { lens: { of: 'segment', name: 'Phone' }, filter: { channel: ['app'] } });
  expect(sightingNow(editor)).toEqual({ lens: { of: 'segment', name: 'Phone' }, filter: { channel: ['app'] } });
  lookThrough(editor, seen);
  expect(sightingNow(editor)).toEqual(seen);
});

it('draws nothing anew where one looks through the same', () => {
  const editor = createEditor();
  editor.desk.see({ evidence: true });
  const changed = vi.fn();
  editor.desk.subscribe(changed);
  lookThrough(editor, sightingNow(editor));
  expect(changed).not.toHaveBeenCalled();
});
