/** Only where the page is served over https or from this very device; elsewhere browsers keep no page. */
export function keepPage(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // behind everything that the first visit needs
  addEventListener('load', () => {
    navigator.serviceWorker.register('/offline-worker.js').catch(() => undefined);
  });
}
