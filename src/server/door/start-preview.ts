// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import type { Answer } from '../answers/answer.ts';
import { sendAnswer } from '../answers/send-answer.tsx';
import { readAssets } from '../assets.ts';
import {
  type Preview,
  previewDocument,
  previewMake,
  previewPage,
} from '../preview/preview-routes.tsx';
import { securityHeaders } from '../security-headers.ts';
import { serveAssets } from '../serve-assets.ts';

export interface PreviewOptions extends Preview {
  /** Folder of the bundled pages. */
  readonly web: string;
  /** 0: any that is free. */
  readonly port: number;
}

/** A preview that listens, on this machine alone. */
export interface RunningPreview {
  readonly url: string;
  /** Tells every page that shows the design to load it again. */
  readonly reload: () => void;
  readonly close: () => Promise<void>;
}

/** The viewer and the customizer on a design that is being written. Rejects when the port is taken. */
export const startPreview = async ({
  web,
  port,
  ...preview
}: PreviewOptions): Promise<RunningPreview> => {
  const app = express();
  const assets = await readAssets(web);
  app.disable('x-powered-by');
  app.use(securityHeaders({}));
  app.use(serveAssets(assets));
  const answer =
    (make: (request: Request) => Promise<Answer>) =>
    async (request: Request, response: Response): Promise<void> => {
      const origin = `http://${request.get('host') ?? 'localhost'}`;
      await sendAnswer(await make(request), request, response, {
        account: undefined,
        assets,
        origin,
      });
    };
  type Query = Parameters<typeof previewPage>[1];
  app.get(
    '/',
    answer(({ query }) => previewPage(preview, query as Query)),
  );
  app.get(
    '/design.json',
    answer(() => previewDocument(preview)),
  );
  app.get(
    '/make',
    answer(({ query }) => previewMake(preview, query as Query)),
  );
  const watching = new Set<Response>();
  app.get('/changes', (_, response) => {
    response.type('text/event-stream').set('cache-control', 'no-store');
    response.flushHeaders();
    watching.add(response);
    response.on('close', () => watching.delete(response));
  });
  const server = createServer(app);
  await new Promise<void>((listening, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', listening);
  });
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    reload: () => {
      for (const each of watching) each.write('data: changed\n\n');
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};
