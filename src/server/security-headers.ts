// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Config } from './config.ts';

/**
 * Nothing but what this node serves itself: no inline script or style, no foreign origin, no frame
 * around it. Designs run in the browser in an interpreter of WebAssembly, which is all that
 * `wasm-unsafe-eval` allows.
 */
export const securityHeaders = ({ url }: Pick<Config, 'url'>): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: url?.startsWith('https:') === true,
    referrerPolicy: { policy: 'same-origin' },
  });
