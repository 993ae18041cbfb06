import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseMermaid, unembedded } from '../../../shared/files/mermaid/parse.ts';

interface Answer {
  ok: boolean;
  title?: string;
  accTitle?: string;
  accDescr?: string;
  sections?: string[];
  actors?: string[];
  tasks?: { section: string; task: string; score: number | 'NaN'; actors: string[] }[];
}
interface Diagrams {
  mermaid_version: string;
  diagrams: { id: string; text: string }[];
  expected: (Answer & { id: string; as_embedded_in_a_page?: Answer })[];
}

const SOURCE = resolve(process.env['SHARED_DATA'] ?? '../shared/data', 'mermaid-journeys.json');
const given = existsSync(SOURCE);
if (!given)
  console.warn(`SKIPPED: Mermaid's own answers are not here (${SOURCE}); the parser was not compared with them`);
const { diagrams, expected } = given
  ? (JSON.parse(readFileSync(SOURCE, 'utf8')) as Diagrams)
  : { diagrams: [], expected: [] };

function read(text: string): Answer {
  const parsed = parseMermaid(text);
  if (!parsed.ok) return { ok: false };
  const { tasks, ...rest } = parsed.value;
  return {
    ok: true,
    ...rest,
    sections: [...rest.sections],
    actors: [...new Set(tasks.flatMap((task) => task.actors))].sort(),
    tasks: tasks.map(({ section, task, score, actors }) => ({
      section,
      task,
      score: Number.isNaN(score) ? 'NaN' : score,
      actors: [...actors],
    })),
  };
}

function answer({
  ok,
  ...rest
}: Answer & { id?: string; diagramType?: string; as_embedded_in_a_page?: Answer }): Answer {
  if (!ok) return { ok };
  const { title, accTitle, accDescr, sections, actors, tasks } = rest;
  return { ok, title, accTitle, accDescr, sections, actors, tasks } as Answer;
}

describe.skipIf(!given)("Mermaid's own parser", () => {
  it('answered all 32 diagrams', () => {
    expect(diagrams).toHaveLength(32);
  });

  it.each(diagrams.map(({ id, text }) => [id, text] as const))('is agreed with on %s', (id, text) => {
    const wanted = expected.find((one) => one.id === id);
    if (!wanted) throw new Error(`no answer to ${id}`);
    expect(read(text)).toEqual(answer(wanted));
    const embedded = wanted.as_embedded_in_a_page ?? wanted;
    expect(read(unembedded(text)), 'as it stands in a page').toEqual(answer(embedded));
  });
});

describe('a Mermaid journey', () => {
  it('says in which line it goes wrong', () => {
    expect(parseMermaid('---\ntitle: T\n---\njourney\n section S\n Pay: 3\n broken\n Go: 2')).toEqual({
      ok: false,
      why: 'syntax',
      line: 7,
    });
    expect(parseMermaid('graph TD\n A-->B')).toEqual({ ok: false, why: 'not-a-journey', line: 1 });
  });

  it('passes over comments and directives', () => {
    const parsed = parseMermaid(
      '%%{init: {"theme": "dark"}}%%\njourney\n%% a remark: 5\nsection S\nPay: 3: Me %% and one\n',
    );
    expect(parsed.ok && parsed.value.tasks).toMatchObject([{ section: 'S', task: 'Pay', score: 3 }]);
  });
});
