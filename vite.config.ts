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
    rolldownOptions: { output: { codeSplitting: { groups: oneFileForEachPage() } } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4321', '/sync': { target: 'ws://127.0.0.1:4321', ws: true } } },
});
