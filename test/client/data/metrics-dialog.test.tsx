// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MetricsDialog } from '../../../client/data/metrics-dialog.tsx';
import type { Metric } from '../../../shared/journey/journey.ts';
import type { Role } from '../../../shared/wire/roles.ts';
import { idOf, peer } from '../../document/board.ts';
import { click, find, render, startRendering, type } from '../support/rendering.tsx';
import { until } from '../support/until.ts';

startRendering();

let port: ReturnType<typeof peer>['port'];
beforeEach(() => {
  port = peer('ada').port;
});
afterEach(() => vi.unstubAllGlobals());
const show = (role: Role = 'edit'): void =>
  render(
    <MetricsDialog
      port={port}
      role={role}
      who={{ id: idOf('ada'), name: 'Ada' }}
      mapId={idOf('map')}
      boardId="board"
      session="session"
      onClose={() => undefined}
    />,
  );
const write = (label: string, words: string): void => {
  const input = find<HTMLInputElement>('input', label);
  act(() => input.focus());
  type(input, words);
  act(() => input.blur());
};
const choose = (label: string, value: string): void =>
  type(find<HTMLSelectElement>('label.ui-field', label).querySelector('select') as HTMLSelectElement, value);
const made = (): Metric | undefined => [...port.records().metrics.values()].find(({ name }) => name === 'Easy to pay');
const add = (): void => {
  show();
  click(find('button', 'Add a metric'));
  write('Name', 'Easy to pay');
};

describe('the metric editor', () => {
  it('[N1] defines a metric: kind, formula, direction, target and a benchmark with its source, each a step of undo', () => {
    add();
    choose('Kind', 'ces-mean');
    choose('Formula', 'effort');
    expect(made()).toMatchObject({ kind: 'ces-mean', variant: 'effort', direction: 'lower', unit: 'score' });
    write('Target', '2.5');
    write('Benchmark', '3');
    write('Source of the benchmark', 'Industry report 2025');
    write('Definition', 'Asked after the payment');
    expect(made()).toMatchObject({
      target: 2.5,
      benchmark: { value: 3, source: 'Industry report 2025' },
      definition: 'Asked after the payment',
    });
    expect(document.body.textContent).toContain('Some ask for effort instead of ease');
    act(() => port.undo());
    expect(made()?.definition).toBe('');
    choose('Kind', 'csat-share');
    expect(made()).toMatchObject({ kind: 'csat-share', unit: 'share', direction: 'higher' });
    expect(made()?.variant).toBeUndefined();
  });

  it('takes shares in per cent, and nothing that the kind cannot be', () => {
    add();
    write('Target', '61.5');
    expect(made()?.target).toBeCloseTo(0.615, 10);
    write('Target', '140');
    expect(made()?.target).toBeCloseTo(0.615, 10);
    expect(find('.ui-error').textContent).toBe('A number from 0 to 100.');
    write('Target', '');
    expect(made()?.target).toBeUndefined();
  });

  it('[N1] [N2] adds a value by hand from its parts, with n, k, interval and a passport', () => {
    add();
    write('Satisfied', '12');
    write('Answers', '100');
    write('Period', '03.2026');
    expect(find('.kpi-result').textContent).toMatch(/12.0.*7.0.*19.8/u);
    click(find('button', 'Add value'));
    const [seen] = [...port.records().observations.values()].filter(({ metricId }) => metricId === made()?.id);
    expect(seen).toMatchObject({ value: 0.12, n: 100, k: 12, period: '2026-03', target: `map:${idOf('map')}` });
    expect(port.records().passports.get(seen?.passportId ?? '')).toMatchObject({ who: 'Ada', source: 'by hand' });
  });

  it('is only read by those who may not change, and a deleted metric comes back', () => {
    add();
    click(find('button', 'Delete the metric'));
    expect(made()?.deleted).toBeDefined();
    click(find('nav button', 'Easy to pay'));
    click(find('button', 'Bring back'));
    expect(made()?.deleted).toBeUndefined();
    show('view');
    expect(document.body.textContent).not.toContain('Add a metric');
    expect(find<HTMLInputElement>('input', 'Name').readOnly).toBe(true);
  });

  it('tells other systems, for who facilitates; the secret is shown once', async () => {
    const hook = { id: 'hook00000000', url: 'https://example.org/x', waiting: 0 };
    let hooks: unknown[] = [];
    vi.stubGlobal('fetch', async (_: string, { method = 'GET' }: RequestInit = {}) => {
      if (method === 'POST') {
        hooks = [hook];
        return new Response(JSON.stringify({ ...hook, secret: 'shh' }), { status: 201 });
      }
      if (method === 'DELETE') hooks = [];
      return new Response(JSON.stringify(method === 'GET' ? { hooks } : { ok: true }));
    });
    show('facilitate');
    await act(async () => undefined);
    type(find<HTMLInputElement>('input', 'Address'), hook.url);
    click(find('.kpi-hook-add button', 'Add'));
    await until(() => expect(find('.kpi-secret').textContent).toContain('shh'));
    await until(() => expect(find('.kpi-hooks li').textContent).toContain(hook.url));
    click(find('.kpi-hooks li button', 'End'));
    await until(() => expect(document.querySelector('.kpi-hooks li')).toBeNull());
  });
});
