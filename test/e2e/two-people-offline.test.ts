import { beforeEach, expect, it } from 'vitest';
import { twoPeople } from '../support/board-pair.ts';
import type { BoardUser } from '../support/board-user.ts';

const pair = twoPeople();
let ayse: BoardUser;
let ben: BoardUser;
beforeEach(() => {
  ({ ayse, ben } = pair);
});

/** Titles of cards the server has, deleted ones left out. */
async function onServer(): Promise<string[]> {
  const response = await fetch(`${pair.server.url}/api/boards/${pair.board.id}`, {
    headers: { authorization: `Bearer ${pair.board.links.view.token}` },
  });
  const { cards } = (await response.json()) as { cards: { title: string; deleted?: unknown }[] };
  return cards.filter((card) => card.deleted === undefined).map((card) => card.title);
}
const countOf = (titles: readonly string[], title: string): number => titles.filter((one) => one === title).length;

it('[D14] who loses the network writes on, and on coming back nothing is lost and nothing doubled', async () => {
  await ayse.saved().getByText('Saved', { exact: true }).waitFor();
  await ayse.recordSaved();
  await ayse.context.setOffline(true);
  await ayse.saved().getByText('Offline: kept on this device').waitFor();

  // both go on, on the same cells and on the same card
  await ayse.doubleClickIn('Actions', 'Buy');
  await ayse.type('Asks at the counter');
  await ayse.press('Enter');
  await ayse.type('Calls home');
  await ayse.press('Escape');
  await ayse.card('Pays by card').dblclick();
  await ayse.press('End');
  await ayse.type(' or cash');
  await ayse.press('Escape');
  await ayse.lift(ayse.card('Reads the reviews'), ayse.cell('Actions', 'Discover'));
  await ayse.drop();
  await ayse.page.getByRole('slider', { name: 'Feeling: Buy' }).press('End');

  await ben.doubleClickIn('Actions', 'Buy');
  await ben.type('Looks for a coupon');
  await ben.press('Escape');
  await ben.card('Pays by card').dblclick();
  await ben.press('Home');
  await ben.type('Rarely: ');
  await ben.press('Escape');
  await ben.card('Follows the parcel').click();
  await ben.press('Delete');

  expect(await ayse.cardsIn('Actions', 'Buy')).toEqual([
    'Fills the basket',
    'Pays by card or cash',
    'Asks at the counter',
    'Calls home',
  ]);
  expect(await ayse.savedStates()).toEqual(['Saved', 'Offline: kept on this device']);
  expect(await onServer()).not.toContain('Calls home');

  await ayse.context.setOffline(false);
  await ayse.saved().getByText('Saved', { exact: true }).waitFor();
  // the moment it says so, the server has every word
  const kept = await onServer();
  for (const title of ['Asks at the counter', 'Calls home', 'Rarely: Pays by card or cash', 'Looks for a coupon']) {
    expect(countOf(kept, title), title).toBe(1);
  }
  await expect.poll(async () => (await ayse.cardsIn('Actions', 'Buy')).length).toBe(5);
  const buy = await ayse.cardsIn('Actions', 'Buy');
  expect(buy.toSorted()).toEqual(
    [
      'Fills the basket',
      'Rarely: Pays by card or cash',
      'Asks at the counter',
      'Calls home',
      'Looks for a coupon',
    ].toSorted(),
  );
  await ben.seesIn('Actions', 'Buy', buy);
  for (const who of [ayse, ben]) {
    await who.seesIn('Actions', 'Discover', ['Sees an ad in a story', 'Searches for the brand', 'Reads the reviews']);
    await who.seesIn('Actions', 'Receive', ['Collects at the shop']);
    await expect
      .poll(() => who.page.getByRole('slider', { name: 'Feeling: Buy' }).getAttribute('aria-valuenow'))
      .toBe('2');
  }
  const states = await ayse.savedStates();
  expect(states.slice(0, 2)).toEqual(['Saved', 'Offline: kept on this device']);
  expect(states.at(-1)).toBe('Saved');
  expect(states.slice(2, -1).every((state) => state === 'Saving …' || state.startsWith('Offline'))).toBe(true);
  // undo goes on over the gap, and is still only of one's own
  await ayse.page.getByRole('button', { name: 'Undo' }).click();
  await expect
    .poll(() => ben.page.getByRole('slider', { name: 'Feeling: Buy' }).getAttribute('aria-valuenow'))
    .not.toBe('2');
});

it('[D14] a page closed while offline brings what was written on it when it is opened again', async () => {
  await ayse.saved().getByText('Saved', { exact: true }).waitFor();
  await ayse.context.setOffline(true);
  await ayse.saved().getByText('Offline: kept on this device').waitFor();
  await ayse.doubleClickIn('Actions', 'Compare');
  await ayse.type('Written in a tunnel');
  await ayse.press('Escape');
  await ayse.page.goto('about:blank');
  expect(await onServer()).not.toContain('Written in a tunnel');
  await ayse.context.setOffline(false);
  await ayse.page.goto(pair.board.links.edit.url);
  const compare = ['Compares three shops', 'Reads the reviews', 'Written in a tunnel'];
  for (const who of [ayse, ben]) await who.seesIn('Actions', 'Compare', compare);
  expect(countOf(await onServer(), 'Written in a tunnel')).toBe(1);
});

it('[D14] it says “Saving” for as long as the server has not said that it is stored', async () => {
  let hold = false;
  const held: (() => void)[] = [];
  await ben.page.routeWebSocket(/\/sync\//u, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => (hold ? held.push(() => server.send(message)) : server.send(message)));
    server.onMessage((message) => socket.send(message));
  });
  await ben.page.reload();
  await ben.saved().getByText('Saved', { exact: true }).waitFor();
  await ben.recordSaved();
  hold = true;
  await ben.doubleClickIn('Actions', 'Buy');
  await ben.type('On its way');
  await ben.press('Escape');
  await ben.saved().getByText('Saving …').waitFor();
  await ayse.doubleClickIn('Actions', 'Buy');
  await ayse.type('Meanwhile');
  await ayse.press('Escape');
  await ben.card('Meanwhile').waitFor();
  expect(await ben.savedStates()).toEqual(['Saved', 'Saving …']);
  expect(await onServer()).not.toContain('On its way');
  hold = false;
  for (const send of held) send();
  await ben.saved().getByText('Saved', { exact: true }).waitFor();
  expect(await onServer()).toContain('On its way');
  expect(await ben.savedStates()).toEqual(['Saved', 'Saving …', 'Saved']);
  await ayse.card('On its way').waitFor();
});
