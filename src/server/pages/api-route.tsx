// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { page } from '../answers/answer.ts';
import { route, type Route } from '../route.ts';

/** What the API offers, for people. */
export const apiRoute = (routes: () => readonly Route[]): Route =>
  route({
    method: 'get',
    path: '/api',
    access: 'anyone',
    summary: 'The API, described for people',
    handle: async () =>
      page(
        { title: 'API' },
        <div class="narrow">
          <h1>API</h1>
          <p>
            Everything that the pages do can be done with it. Its description for programs is{' '}
            <a href="/api/v1/openapi.json">openapi.json</a>. Writing takes a token, made on your
            account's page: <code>Authorization: Bearer fc_…</code>
          </p>
          <dl class="api">
            {routes()
              .filter(({ path }) => path.startsWith('/api/v1/'))
              .map(({ method, path, summary, access }) => (
                <>
                  <dt>
                    <code>
                      {method.toUpperCase()} {path}
                    </code>
                  </dt>
                  <dd>
                    {summary}
                    {access === 'anyone' ? '' : ` (${access})`}
                  </dd>
                </>
              ))}
          </dl>
        </div>,
      ),
  });
