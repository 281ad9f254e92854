// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { PageHead } from '../answers/answer.ts';
import type { Surroundings } from './surroundings.ts';
import { Layout } from './layout.tsx';

/** A whole page as text. Everything in it was escaped by its place: text, attribute or address. */
export const renderPage = (
  head: PageHead,
  body: VNode,
  path: string,
  around: Surroundings,
): string =>
  `<!doctype html>${renderToString(
    <Layout head={head} path={path} around={around}>
      {body}
    </Layout>,
  )}`;
