// @vitest-environment jsdom
import { act, useEffect, useRef, useState } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { hearTypedAhead } from '../../../client/app/typed-ahead.ts';
import { createEditor } from '../../../client/editor/store.ts';
import { find, press, render, startRendering } from '../support/rendering.tsx';

startRendering();

const editor = createEditor();
const reached = vi.fn<(key: string) => void>();
const chosen = vi.fn<(query: string) => void>();
const stops: (() => void)[] = [];

beforeEach(() => {
  vi.clearAllMocks();
  stops.push(hearTypedAhead(editor));
  const onKey = ({ key }: KeyboardEvent): void => reached(key);
  addEventListener('keydown', onKey);
  stops.push(
    () => removeEventListener('keydown', onKey),
    () => editor.setState({ finder: null }),
  );
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A finder as the palette is one: it holds what is asked, and Enter does the answer to that. */
function Finder() {
  const [query, setQuery] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <div role="dialog">
      <input
        ref={field}
        aria-label="Find"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={({ key }) => key === 'Enter' && chosen(query)}
      />
    </div>
  );
}

it('stands in the field of a finder that comes late, and nowhere else', async () => {
  render(<button type="button">Card</button>);
  editor.setState({ finder: 'palette' });
  for (const key of ['f', 'x', 'Backspace', 'i', 't', ' ', 'A']) press(find('button'), key);
  press(find('button'), 'a', { ctrlKey: true });
  expect(reached).not.toHaveBeenCalled();
  render(<Finder />);
  await act(async () => undefined);
  expect(find<HTMLInputElement>('input').value).toBe('fit A');
  press(find('input'), 'l');
  expect(reached.mock.calls).toEqual([['l']]);
});

it('does what Enter meant, by the whole of the words', async () => {
  render(<button type="button">Card</button>);
  editor.setState({ finder: 'palette' });
  for (const key of ['f', 'i', 't', 'Enter', 'x']) press(find('button'), key);
  render(<Finder />);
  await vi.waitFor(() => expect(chosen.mock.calls).toEqual([['fit']]));
});

it('leaves with Escape before the field came, and the keys are the map’s again', () => {
  render(<button type="button">Card</button>);
  editor.setState({ finder: 'palette' });
  press(find('button'), 'f');
  press(find('button'), 'Escape');
  expect(editor.getState().finder).toBeNull();
  press(find('button'), 'h');
  expect(reached.mock.calls).toEqual([['h']]);
});
