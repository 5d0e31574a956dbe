import { fileURLToPath } from 'node:url';
import { mergeConfig, type Plugin } from 'vite';
import app from '../vite.config';
import { mockApi } from './mock_api';

const policy =
  "default-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'";

/** The app with a made-up server behind it, under the content policy the real one sets. */
const mock: Plugin = {
  name: 'styrhus-mock',
  configureServer: (server) => {
    server.middlewares.use(mockApi);
  },
  configurePreviewServer: (server) => {
    server.middlewares.use((_, response, next) => {
      response.setHeader('Content-Security-Policy', policy);
      next();
    });
    server.middlewares.use(mockApi);
  },
};

export default mergeConfig(app, { root: fileURLToPath(new URL('..', import.meta.url)), plugins: [mock] });
