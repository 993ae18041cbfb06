import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endSlowBody } from '../../server/http/slow-bodies.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const TIMES = { requestTimeout: 130_000, idleTimeout: 60_000 };
const DATASETS = '/api/boards/BBBBBBBBBBBB/datasets?name=Sales';

/** A call whose body arrives as the test says. */
function call(url: string, headers: Record<string, string> = { 'content-length': '1000000000' }) {
  let told = '';
  const socket = Object.assign(new EventEmitter(), {
    bytesRead: 0,
    writable: true,
    isGone: false,
    end: (text: string) => (told = text),
    destroy: () => (socket.isGone = true),
  });
  const request = Object.assign(new EventEmitter(), { method: 'POST', url, headers, socket, readableLength: 0 });
  const response = { headersSent: false };
  endSlowBody(request as unknown as IncomingMessage, response as unknown as ServerResponse, TIMES);
  return {
    request,
    response,
    socket,
    isTold: () => told.startsWith('HTTP/1.1 408 ') && told.includes('too-slow'),
    flow(seconds: number, bytesASecond: number) {
      for (let i = 0; i < seconds; i++) {
        socket.bytesRead += bytesASecond;
        vi.advanceTimersByTime(1_000);
      }
    },
  };
}

describe('[D7] bodies that come slowly', () => {
  it('an event log may take hours while it flows, and is cut once it stands still', () => {
    const { flow, isTold, socket } = call(DATASETS);
    flow(5 * 3_600, 1_000);
    expect(isTold()).toBe(false);
    flow(119, 0);
    expect(isTold()).toBe(true);
    expect(socket.isGone).toBe(true);
  });

  it('a byte now and then holds no place', () => {
    const { flow, isTold } = call(DATASETS);
    flow(61, 1);
    expect(isTold()).toBe(true);
  });

  it('what waits for the server is not late', () => {
    const { flow, isTold, request } = call(DATASETS);
    request.readableLength = 65_536;
    flow(600, 0);
    expect(isTold()).toBe(false);
  });

  it.each([
    ['/api/boards', {}],
    ['/api/boards/BBBBBBBBBBBB/datasets/DDDDDDDDDDDD/funnel', { 'content-length': '20' }],
    ['/api/boards/BBBBBBBBBBBB/import?format=csv', { 'transfer-encoding': 'chunked' }],
  ])('any other body has its time as a whole: %s', (url, headers) => {
    const { flow, isTold } = call(url, { 'content-length': '1000000', ...headers });
    flow(129, 10_000);
    expect(isTold()).toBe(false);
    flow(2, 10_000);
    expect(isTold()).toBe(true);
  });

  it('whoever has it all, or brings none, is not timed; who was answered already is told nothing more', () => {
    const whole = call(DATASETS);
    whole.request.emit('end');
    whole.flow(600, 0);
    const none = call('/api/boards', {});
    none.flow(600, 0);
    const answered = call('/api/boards');
    answered.response.headersSent = true;
    answered.flow(131, 0);
    expect([whole, none, answered].map(({ socket, isTold }) => [socket.isGone, isTold()])).toEqual([
      [false, false],
      [false, false],
      [true, false],
    ]);
  });
});
