import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * Words that do not fit into what shows them; what is only for screen readers is clipped on purpose, and what scrolls
 * may be wider. The map's window is wider than what it shows, but nothing that stands on the map may be.
 */
export function cutLabels(page: Page, within = 'body'): Promise<string[]> {
  return page.evaluate(
    (selector) =>
      [...document.querySelectorAll(selector)]
        .flatMap((part) => [...part.querySelectorAll('*')])
        .filter((element) => {
          const { display, overflowX } = getComputedStyle(element);
          return (
            element.clientWidth > 1 &&
            element.scrollWidth > element.clientWidth + 1 &&
            !element.matches('input') &&
            !element.querySelector('.react-flow__viewport') &&
            // on the map things lie over one another freely: only what clips can cut
            !(element.closest('.react-flow__viewport') && overflowX === 'visible') &&
            !/auto|scroll/u.test(overflowX) &&
            display !== 'inline'
          );
        })
        .map((element) => element.outerHTML.slice(0, 160)),
    within,
  );
}

/**
 * What a reader would stumble over: cut labels, and whatever axe finds. A part of a page is judged alone: a board looked
 * at whole for each menu that opens over it would take most of the time of all tests. The drawn templates are pictures,
 * whose letters nobody reads one by one. `rules` are those of axe; all of them when absent.
 */
export async function faultsOf(
  page: Page,
  within = 'body',
  rules?: readonly string[],
): Promise<{ cut: string[]; axe: string[] }> {
  const axe = new AxeBuilder({ page }).include(within).exclude('.template [role=img]');
  const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze();
  return {
    cut: await cutLabels(page, within),
    axe: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
  };
}

export const NO_FAULTS = { cut: [], axe: [] };
