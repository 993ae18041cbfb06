import { afterEach, describe, expect, it } from 'vitest';
import { addCard, raw, startTest, stock, synced, type TestServer, titleOf, until } from './support.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function figures(url: string): Promise<Map<string, number>> {
  const answer = await fetch(`${url}/metrics`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/plain');
  return new Map(
    (await answer.text())
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line): [string, number] => {
        const at = line.lastIndexOf(' ');
        return [line.slice(0, at), Number(line.slice(at + 1))];
      }),
  );
}

describe('/metrics', () => {
  it('counts rooms, people, edits, commits, refusals and evictions, and names nobody', async () => {
    server = await startTest({ parts: { evictAfterMs: 1 } });
    const { session, personId } = await server.join('edit', 'Gizli Kişi');
    const [one, two] = [stock(server, session), stock(server, session)];
    await Promise.all([synced(one), synced(two)]);
    addCard(one.doc, 'bbbbbbbbbbbb', personId, 'secret words');
    await until(two.doc, () => titleOf(two.doc, 'bbbbbbbbbbbb') === 'secret words');
    const now = await figures(server.url);
    expect(now.get('journeyboard_rooms')).toBe(1);
    expect(now.get('journeyboard_people')).toBe(2);
    expect(now.get('journeyboard_updates_total')).toBe(1);
    expect(now.get('journeyboard_update_bytes_total')).toBeGreaterThan(20);
    expect(now.get('journeyboard_commit_seconds_count')).toBe(1);
    expect(now.get('journeyboard_fan_out_seconds_count')).toBe(1);
    const text = await (await fetch(`${server.url}/metrics`)).text();
    for (const word of ['Gizli', 'secret', personId, server.board, session]) expect(text).not.toContain(word);
    const stranger = await raw(server, 'nothing');
    expect((await stranger.closed).code).toBe(4401);
    const forbidden = await raw(server, (await server.join('view')).session);
    forbidden.socket.send(Uint8Array.from([9, 9]));
    expect((await forbidden.closed).code).toBe(4400);
    one.destroy();
    two.destroy();
    let later = await figures(server.url);
    while (later.get('journeyboard_rooms') !== 0) later = await figures(server.url);
    expect(later.get('journeyboard_evictions_total')).toBe(1);
    expect(later.get('journeyboard_people')).toBe(0);
    expect(later.get('journeyboard_refusals_total{code="4401"}')).toBe(1);
    expect(later.get('journeyboard_refusals_total{code="4400"}')).toBe(1);
  });

  it('asks for its token where one is set', async () => {
    server = await startTest({ env: { METRICS_TOKEN: 'figures' } });
    expect((await fetch(`${server.url}/metrics`)).status).toBe(401);
    const answer = await fetch(`${server.url}/metrics`, { headers: { authorization: 'Bearer figures' } });
    expect(answer.status).toBe(200);
  });
});
