import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The built app is plain files beside the API: no inline script, no eval, so a strict content policy holds.
export default defineConfig({
  plugins: [react()],
  css: { preprocessorOptions: { scss: { loadPaths: [fileURLToPath(new URL('node_modules/dkfds/src', import.meta.url))], quietDeps: true } } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  test: {
    environment: 'jsdom',
    globals: false,
    setupFiles: ['src/test_setup.ts'],
    css: false,
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
