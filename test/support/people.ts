import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { BROWSER_ARGUMENTS, findBrowser } from './browser.mjs';

export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium found: set CHROMIUM to the path of one.');
  return chromium.launch({ executablePath, args: BROWSER_ARGUMENTS });
}

export interface Visitor {
  page: Page;
  context: BrowserContext;
  /** Console errors and failed scripts met so far. */
  errors: string[];
}

/** Somebody with a browser of their own, in a language, who shares nothing with the others but the network. */
export async function visitor(
  browser: Browser,
  options: { locale?: 'en-US' | 'tr-TR'; dark?: boolean; width?: number; height?: number; touch?: boolean } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    locale: options.locale ?? 'en-US',
    colorScheme: options.dark ? 'dark' : 'light',
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    hasTouch: options.touch ?? false,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  return { page, context, errors };
}

export interface CreatedBoard {
  id: string;
  url: string;
  links: Record<'facilitate' | 'edit' | 'view', { token: string; url: string }>;
}

export async function createBoard(
  server: string,
  body: Record<string, unknown>,
  createToken?: string,
): Promise<CreatedBoard> {
  const response = await fetch(`${server}/api/boards`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(createToken === undefined ? {} : { authorization: `Bearer ${createToken}` }),
    },
    body: JSON.stringify(body),
  });
  if (response.status !== 201)
    throw new Error(`creating a board answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as CreatedBoard;
}
