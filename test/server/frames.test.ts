import { describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { startTest } from './support.ts';

async function policy(env: Record<string, string>): Promise<string> {
  const server = await startTest({ env });
  try {
    return (await fetch(`${server.url}/healthz`)).headers.get('content-security-policy') ?? '';
  } finally {
    await server.stop();
  }
}

describe('pages that may show a board within them', () => {
  it('are those of the server’s own host, and those that are named', async () => {
    expect(await policy({})).toMatch(/; frame-ancestors 'self'$/u);
    const named = await policy({ FRAME_ANCESTORS: 'https://intranet.example.com/wiki, https://other.example' });
    expect(named).toMatch(/; frame-ancestors 'self' https:\/\/intranet\.example\.com https:\/\/other\.example$/u);
    expect(named).toContain("default-src 'self'");
    expect(() => readConfig({ FRAME_ANCESTORS: "x'; script-src *" })).toThrow('FRAME_ANCESTORS');
  });
});
