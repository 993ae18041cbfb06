import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { oneFileForEachPage } from './vite.pages.ts';

export default defineConfig({
  root: 'client',
  plugins: [react()],
  build: {
    outDir: '../build/client',
    emptyOutDir: true,
    manifest: true,
    // two files for two pages are meant to be large; test/e2e/page-weight.test.ts says how large
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups: oneFileForEachPage() } } },
  },
  // what a worker writes is loaded when it is asked for, as in the page
  worker: { format: 'es' },
  server: { proxy: { '/api': 'http://127.0.0.1:4321', '/sync': { target: 'ws://127.0.0.1:4321', ws: true } } },
});
