import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Words that do not fit into what shows them; what is only for screen readers is clipped on purpose. */
function cutLabels(page: Page, within: string): Promise<string[]> {
  return page.evaluate(
    (selector) =>
      [...document.querySelectorAll(selector)]
        .flatMap((part) => [...part.querySelectorAll('*')])
        .filter(
          (element) =>
            element.clientWidth > 1 &&
            element.scrollWidth > element.clientWidth + 1 &&
            !element.matches('input') &&
            getComputedStyle(element).display !== 'inline',
        )
        .map((element) => element.outerHTML.slice(0, 120)),
    within,
  );
}

/** What a reader would stumble over: cut labels, and whatever axe finds. */
export async function faultsOf(page: Page, within = 'body'): Promise<{ cut: string[]; axe: string[] }> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return {
    cut: await cutLabels(page, within),
    axe: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
  };
}

export const NO_FAULTS = { cut: [], axe: [] };
