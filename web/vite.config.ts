// Builds the staff app into dist/web; `npm start` does it when the sources are newer.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    sourcemap: false,
    reportCompressedSize: true,
    assetsInlineLimit: 0,
  },
  server: { host: '127.0.0.1', port: 8081, proxy: { '/api': 'http://localhost:8080' } },
});
