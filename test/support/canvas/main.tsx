import '@fontsource-variable/inter';
import { createRoot } from 'react-dom/client';
import * as Y from 'yjs';
import { startTheme } from '../../../client/app/theme.ts';
import '../../../client/app/theme.css';
import { useEditorLife } from '../../../client/app/use-editor-life.ts';
import { BoardCanvas } from '../../../client/canvas/board-canvas.tsx';
import { createEditor } from '../../../client/editor/store.ts';
import { addWords, speak } from '../../../client/ui/speech.ts';
import { openBoard } from '../../../shared/document/connect.ts';
import { createBoardUpdate } from '../../../shared/document/open.ts';
import { mapsOf } from '../../../shared/journey/columns.ts';
import type { Doing, Presence, PresenceState } from '../../../shared/wire/presence.ts';
import { ROLES } from '../../../shared/wire/roles.ts';
import { templateFile } from '../../../templates/index.ts';

/** Two people on one board in one page, without a server: `?template=&lang=&role=&many=&peers=`. */
const ask = new URLSearchParams(location.search);
const lang = ask.get('lang') === 'tr' ? 'tr' : 'en';
const role = ROLES.find((one) => one === ask.get('role')) ?? 'facilitate';

const parts = import.meta.glob<Record<string, string>>(
  ['../../../client/locales/*.{en,tr}.json', '../../../shared/journey/words/{en,tr}.json'],
  { eager: true, import: 'default' },
);
const words = Object.entries(parts).filter(([path]) => path.endsWith(`${lang}.json`));
addWords(lang, Object.assign({}, ...words.map(([, all]) => all)) as Record<string, string>);
speak(lang);
document.documentElement.lang = lang;
startTheme();

function manyCards(count: number) {
  const file = templateFile(ask.get('template') ?? 'online-purchase', lang);
  const sample = file.cards ?? [];
  const more = Array.from({ length: count }, (_, i) => {
    const card = sample[i % sample.length];
    if (!card) throw new Error('the template has no cards');
    return { ...card, id: `x${String(i).padStart(11, '0')}` };
  });
  return { ...file, cards: [...sample, ...more] };
}

const start = createBoardUpdate(manyCards(Number(ask.get('many') ?? 0)));
const listeners = new Set<() => void>();
let states = new Map<number, PresenceState>();

function person(index: number) {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, start);
  const name = ['Deniz', 'Ada', 'Umut'][index] ?? `P${index}`;
  const personId = name.padEnd(12, '0');
  const port = openBoard(doc, { personId });
  let mine: Doing = {};
  let seen: [unknown, Map<number, PresenceState>] | undefined;
  const presence: Presence = {
    others() {
      if (seen?.[0] !== states) seen = [states, new Map([...states].filter(([key]) => key !== index))];
      return seen[1];
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    say(doing) {
      const given = Object.entries({ ...mine, ...doing }).filter(([, value]) => value !== null && value !== undefined);
      mine = Object.fromEntries(given) as Doing;
      states = new Map(states).set(index, { ...mine, person: { personId, name, color: index, role } });
      for (const listener of listeners) listener();
    },
  };
  return { doc, port, presence, personId, editor: createEditor(), said: () => mine };
}

const people = Array.from({ length: Number(ask.get('peers') ?? 1) }, (_, i) => person(i));
for (const from of people) {
  from.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'remote') return;
    for (const to of people) if (to !== from) Y.applyUpdate(to.doc, update, 'remote');
  });
}
Object.assign(window, { people });

const quietly = (): void => undefined;

function Person({ port, presence, personId, editor }: (typeof people)[number]) {
  useEditorLife({ port, presence, editor, onProblem: quietly });
  return (
    <main style={{ flex: 1, minWidth: 0 }}>
      <BoardCanvas
        port={port}
        presence={presence}
        role={role}
        editor={editor}
        personId={personId}
        mapId={mapsOf(port.records())[0]?.id ?? ''}
        theme={document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light'}
      />
    </main>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('no #root');
createRoot(root).render(
  <div style={{ display: 'flex', height: '100vh' }}>
    {people.map((one) => (
      <Person key={one.personId} {...one} />
    ))}
  </div>,
);
