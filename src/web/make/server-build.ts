// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Production } from '../../pipeline/plate/production.ts';
import type { Problem } from '../../shared/problem.ts';
import type { SliceRequest } from '../worker/slice-messages.ts';
import type { MadeProduct, SliceEnd } from './slicer.ts';

/** As `SliceRequest`, with the version's name in place of the design itself. */
export interface ServerRequest extends Omit<SliceRequest, 'designDocument' | 'fabricator'> {
  /** `author/slug@version` */
  readonly design: string;
  readonly printer: string;
  readonly material: string;
  readonly process: string;
  readonly overrides: Readonly<Record<string, unknown>>;
}

/** A build that is done, as the server tells it. */
export interface Done {
  readonly products: readonly MadeProduct[];
  readonly production?: Production;
  readonly problems?: readonly Problem[];
}

export const postBuild = (url: string, request: object, signal: AbortSignal): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(request),
    signal,
  });

export const doneOf = ({ products, production, problems = [] }: Done): SliceEnd => ({
  end: 'done',
  // `bytes` of the server is how many, not which.
  products: products.map(({ name, format, url }) => ({
    ...{ name, format },
    ...(url === undefined ? {} : { url }),
  })),
  problems,
  ...(production === undefined ? {} : { production }),
});
