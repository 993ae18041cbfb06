import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { type BoardUser, boardUser, joins, type VisitorOptions } from './board-user.ts';
import { createBoard, type CreatedBoard, openBrowser } from './people.ts';
import { type RunningServer, startServer } from './server.ts';

export interface Pair {
  ayse: BoardUser;
  ben: BoardUser;
  board: CreatedBoard;
  server: RunningServer;
  browser: Browser;
}

/**
 * Two people with a browser each, who before every test come to a new board by its link for editors. What is in the
 * answer is filled in by then; what either browser complained about fails the test.
 */
export function twoPeople(template = 'online-purchase', options: VisitorOptions = {}): Pair {
  const pair = {} as Pair;
  beforeAll(async () => {
    [pair.browser, pair.server] = await Promise.all([openBrowser(), startServer()]);
    [pair.ayse, pair.ben] = await Promise.all([
      boardUser(pair.browser, 'Ayşe Yılmaz', options),
      boardUser(pair.browser, 'Ben Okri', options),
    ]);
  });
  afterAll(async () => {
    await pair.browser?.close();
    await pair.server?.stop();
  });
  beforeEach(async () => {
    pair.board = await createBoard(pair.server.url, { template, locale: 'en' });
    const { edit } = pair.board.links;
    await Promise.all([joins(pair.ayse, edit.url), joins(pair.ben, edit.url)]);
  });
  afterEach(async () => {
    await Promise.all([pair.ayse.context.setOffline(false), pair.ben.context.setOffline(false)]);
    const errors = [...pair.ayse.errors.splice(0), ...pair.ben.errors.splice(0)];
    // a browser reports each attempt without a network, and there is no way to attempt quietly
    expect(errors.filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
  });
  return pair;
}
