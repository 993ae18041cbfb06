import { lazy } from 'react';
import { fetchMenus } from '../ui/menu.tsx';
import { fetchPopovers } from '../ui/popover.tsx';
import { fetchToasts } from '../ui/toast.tsx';

// What a board does not need to be seen. A page that opens asks for as little as it can (test/e2e/page-weight.test.ts).
const fetchExport = () => import('../export/export-dialog.tsx');
const fetchImport = () => import('../data/import-dialog.tsx');
const fetchShare = () => import('../panels/share-dialog.tsx');
const fetchTable = () => import('../table/board-table.tsx');
const fetchMaps = () => import('../panels/maps/map-switcher.tsx');
const fetchDesk = () => import('../panels/maps/desk.tsx');
const fetchLanePicker = () => import('../panels/lane-picker/lane-picker.tsx');
const fetchFinders = () => import('../panels/finding/finders.tsx');
const fetchFilters = () => import('../panels/finding/filter-bar.tsx');
const fetchInspector = () => import('../panels/inspector/inspector.tsx');

export const BoardTable = lazy(() => fetchTable().then((found) => ({ default: found.BoardTable })));
export const LanePicker = lazy(() => fetchLanePicker().then((found) => ({ default: found.LanePicker })));
export const MapSwitcher = lazy(() => fetchMaps().then((found) => ({ default: found.MapSwitcher })));
export const Desk = lazy(() => fetchDesk().then((found) => ({ default: found.Desk })));
export const ExportDialog = lazy(() => fetchExport().then((found) => ({ default: found.ExportDialog })));
export const ImportDialog = lazy(() => fetchImport().then((found) => ({ default: found.ImportDialog })));
export const ShareDialog = lazy(() => fetchShare().then((found) => ({ default: found.ShareDialog })));
export const Finders = lazy(() => fetchFinders().then((found) => ({ default: found.Finders })));
export const FilterBar = lazy(() => fetchFilters().then((found) => ({ default: found.FilterBar })));
export const Inspector = lazy(() => fetchInspector().then((found) => ({ default: found.Inspector })));

/** In the order in which they are likely to be wanted. */
const LATER = [
  fetchMaps,
  fetchDesk,
  fetchFinders,
  fetchInspector,
  fetchMenus,
  fetchPopovers,
  fetchToasts,
  fetchFilters,
  fetchTable,
  fetchShare,
  fetchExport,
  fetchImport,
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
