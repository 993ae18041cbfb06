import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The canvas alone, for looking at it and measuring: `npx vite -c test/support/canvas/vite.config.ts`. */
export default defineConfig({
  root: '.',
  plugins: [react()],
  cacheDir: 'node_modules/.vite-canvas',
  // a page being measured must not be loaded anew for a file saved meanwhile
  server: { port: 5199, strictPort: true, hmr: false },
});
