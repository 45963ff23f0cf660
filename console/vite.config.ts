import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type ProxyOptions } from 'vite';
import { precompress } from './precompress.ts';

/** The hub that `npm run dev:console` shows. */
const hub = process.env['HUB_URL'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), precompress()],
  build: {
    outDir: resolve(import.meta.dirname, '../dist/console'),
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    // Inlined files would be data: addresses, which the policy on content forbids.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true, proxy: { '/api': proxyToHub() } },
});

/** With the admin token of the hub's data folder, if there is one: no login while one works on the pages. */
function proxyToHub(): ProxyOptions {
  const file = join(process.env['RELAIS_DATA'] ?? resolve(import.meta.dirname, '../var'), 'admin-token');
  const token = process.env['RELAIS_ADMIN_TOKEN'] ?? (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined);
  return { target: hub, ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }) };
}
