import { HANDS } from '../canvas/later.ts';
import { fetchedLater, later, laterPart } from '../ui/later.tsx';
import { fetchMenus } from '../ui/menu.tsx';
import { fetchPopovers } from '../ui/popover.tsx';
import { fetchToasts } from '../ui/toast.tsx';
import { withWords } from './language.ts';

// What a board does not need to be seen. A page that opens asks for as little as it can (test/e2e/page-weight.test.ts).
const fetchExport = () => withWords(import('../export/export-dialog.tsx'));
const fetchImport = () => withWords(import('../data/import-dialog.tsx'));
const fetchFunnel = () => withWords(import('../data/funnel-dialog.tsx'));
const fetchMetrics = () => withWords(import('../data/metrics-dialog.tsx'));
const fetchShare = () => withWords(import('../panels/share-dialog.tsx'));
const fetchTable = () => withWords(import('../table/board-table.tsx'));
const fetchHistory = () => withWords(import('../history/history-dialog.tsx'));
const fetchBring = () => withWords(import('./bring-slot.tsx'));
const fetchPresent = () => withWords(import('./present-slot.tsx'));
const fetchMaps = () => import('../panels/maps/map-switcher.tsx');
const fetchDesk = () => withWords(import('../panels/maps/desk.tsx'));
const fetchComments = () => withWords(import('../comments/comments-panel.tsx'));
const fetchViews = () => withWords(import('./views-slot.tsx'));
const fetchFollowing = () => withWords(import('./following-slot.tsx'));
const fetchCalling = () => withWords(import('./calling-slot.tsx'));
const fetchAsked = () => withWords(import('./asked-view.tsx'));
const fetchNumbers = () => withWords(import('../numbers/numbers-panel.tsx'));
const fetchLosses = () => withWords(import('./losses.tsx'));
const fetchLanePicker = () => import('../panels/lane-picker/lane-picker.tsx');
const fetchFinders = () => import('../panels/finding/finders.tsx');
const fetchPalette = () => import('../panels/finding/command-palette.tsx');
const fetchKeysSheet = () => import('../panels/finding/keys-sheet.tsx');
const fetchFilters = () => import('../panels/finding/filter-bar.tsx');
const fetchLinkPicker = () => import('../panels/link-picker.tsx');
const fetchInspector = () => import('../panels/inspector/inspector.tsx');

/** What keys mean, wherever they are pressed. */
export const ACTIONS = later(() => import('../editor/actions.ts'));
const ANNOUNCER = later(() => withWords(import('./announcing/announcer.tsx')));
const CLOSED = later(() => import('./closed-notice.tsx'));
const MENDING = later(() => withWords(import('./mending.tsx')));
const COMMENTS = later(() => withWords(import('../comments/comments-button.tsx')));
const LENS = later(() => withWords(import('../numbers/lens-bar.tsx')));
const TRAY = later(() => import('../panels/unplaced-tray.tsx'));

export const Announcer = laterPart(ANNOUNCER, (found) => found.Announcer);
export const ClosedNotice = laterPart(CLOSED, (found) => found.ClosedNotice);
export const Mending = laterPart(MENDING, (found) => found.Mending);
export const CommentsButton = laterPart(COMMENTS, (found) => found.CommentsButton);
export const LensBar = laterPart(LENS, (found) => found.LensBar);
export const UnplacedTray = laterPart(TRAY, (found) => found.UnplacedTray);
export const BoardTable = fetchedLater(() => fetchTable().then((found) => found.BoardTable));
export const LanePicker = fetchedLater(() => fetchLanePicker().then((found) => found.LanePicker));
export const MapSwitcher = fetchedLater(() => fetchMaps().then((found) => found.MapSwitcher));
export const Desk = fetchedLater(() => fetchDesk().then((found) => found.Desk));
export const ExportDialog = fetchedLater(() => fetchExport().then((found) => found.ExportDialog));
export const ImportDialog = fetchedLater(() => fetchImport().then((found) => found.ImportDialog));
export const FunnelDialog = fetchedLater(() => fetchFunnel().then((found) => found.FunnelDialog));
export const MetricsDialog = fetchedLater(() => fetchMetrics().then((found) => found.MetricsDialog));
export const ShareDialog = fetchedLater(() => fetchShare().then((found) => found.ShareDialog));
export const BringSlot = fetchedLater(() => fetchBring().then((found) => found.BringSlot));
export const PresentSlot = fetchedLater(() => fetchPresent().then((found) => found.PresentSlot));
export const HistoryDialog = fetchedLater(() => fetchHistory().then((found) => found.HistoryDialog));
export const Finders = fetchedLater(() => fetchFinders().then((found) => found.Finders));
export const FilterBar = fetchedLater(() => fetchFilters().then((found) => found.FilterBar));
export const LinkPicker = fetchedLater(() => fetchLinkPicker().then((found) => found.LinkPicker));
export const CommentsPanel = fetchedLater(() => fetchComments().then((found) => found.CommentsPanel));
export const NumbersPanel = fetchedLater(() => fetchNumbers().then((found) => found.NumbersPanel));
export const ViewsSlot = fetchedLater(() => fetchViews().then((found) => found.ViewsSlot));
export const FollowingSlot = fetchedLater(() => fetchFollowing().then((found) => found.FollowingSlot));
export const CallingSlot = fetchedLater(() => fetchCalling().then((found) => found.CallingSlot));
export const AskedView = fetchedLater(() => fetchAsked().then((found) => found.AskedView));
export const Losses = fetchedLater(() => fetchLosses().then((found) => found.Losses));
export const Inspector = fetchedLater(() => fetchInspector().then((found) => found.Inspector));

/** In the order in which they are likely to be wanted. */
const LATER: readonly (() => Promise<unknown>)[] = [
  HANDS.fetch,
  ACTIONS.fetch,
  fetchMaps,
  fetchDesk,
  fetchFinders,
  fetchPalette,
  fetchInspector,
  fetchNumbers,
  fetchLinkPicker,
  fetchComments,
  fetchMenus,
  fetchPopovers,
  fetchToasts,
  fetchFilters,
  fetchTable,
  fetchKeysSheet,
  fetchShare,
  fetchViews,
  fetchAsked,
  fetchPresent,
  fetchExport,
  fetchImport,
  fetchMetrics,
  fetchFunnel,
  CLOSED.fetch,
  fetchHistory,
];

/**
 * Fetches the rest once the board stands, one after the other: whoever loses the network must still be able to open
 * every panel and menu. What could not be fetched is asked for again when it is wanted.
 */
export function fetchLater(): () => void {
  let here = true;
  const wait = setTimeout(async () => {
    for (const fetchOne of LATER) if (here) await fetchOne().catch(() => undefined);
  }, SETTLED_MS);
  return () => {
    here = false;
    clearTimeout(wait);
  };
}

/** The first second belongs to the board's own drawing and its first sync. */
const SETTLED_MS = 1_000;
