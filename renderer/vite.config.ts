import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** `vite build` makes the console; `vite build --mode gallery` makes the page of the kit, which is never shipped. */
export default defineConfig(({ mode }) => {
  const gallery = mode === 'gallery';
  return {
    root: here('.'),
    // Relative, so that the same files load over app://, file:// and the embedded server.
    base: './',
    plugins: [react()],
    build: {
      outDir: here(gallery ? '../out/gallery' : '../out/renderer'),
      emptyOutDir: true,
      target: 'es2023',
      // Fonts stay files: a content policy without data: URIs must be able to load them.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: here(gallery ? 'gallery/index.html' : 'index.html') },
    },
    server: { port: 5173, strictPort: true },
  };
});
