// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';
import type { Assets } from './assets.ts';

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  wasm: 'application/wasm',
  svg: 'image/svg+xml',
};

/**
 * The bundled files, whose names change with their contents: kept by browsers for a year. Each has
 * a compressed copy beside it, made when they were bundled.
 */
export const serveAssets = ({ folder }: Assets): Router => {
  const router = Router();
  router.use('/assets', (request, response, next) => {
    const path = /^\/(assets\/[\w.-]+\.(\w+))$/.exec(request.path);
    const type = TYPES[path?.[2] ?? ''];
    if (path === null || type === undefined) return next();
    response.vary('accept-encoding');
    if (request.acceptsEncodings('br') !== 'br') return next();
    if (!existsSync(join(folder, `${path[1]!}.br`))) return next();
    request.url = `/${path[1]!}.br`;
    response.set({ 'content-encoding': 'br', 'content-type': type });
    next();
  });
  router.use(
    '/assets',
    express.static(folder, {
      immutable: true,
      maxAge: '1y',
      index: false,
      redirect: false,
      setHeaders: (response) => {
        const type = response.getHeader('content-encoding') && response.getHeader('content-type');
        if (type) response.setHeader('content-type', type);
      },
    }),
  );
  return router;
};
