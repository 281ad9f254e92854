// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { CachedBuild } from '../../jobs/cache/create-build-cache.ts';
import type { BuildState } from '../../jobs/queue/build-state.ts';

export const buildUrl = (key: string): string => `/api/v1/builds/${key}`;

/** A build that is done, as the API tells it. */
export const finishedDocument = ({ key, build, products, problems }: CachedBuild) => ({
  id: key,
  status: 'done',
  url: buildUrl(key),
  values: build.values,
  meshes: build.meshes,
  production: build.production,
  products: products.map(({ name, format, bytes, sha256 }) => ({
    name,
    format,
    bytes,
    sha256,
    url: `${buildUrl(key)}/files/${encodeURIComponent(name)}`,
  })),
  problems,
});

/** A build that one request wants: `ticket` calls off that one. */
export const acceptedDocument = (key: string, { state }: BuildState, ticket: string) => ({
  id: key,
  status: state,
  ticket,
  events: `${buildUrl(key)}/events?ticket=${ticket}`,
  url: buildUrl(key),
});

/** A build at any time: `status` says what else there is. */
export const buildDocument = (key: string, state: BuildState) => {
  if (state.state === 'done') return finishedDocument(state.build);
  const { state: status, ...about } = state;
  return { id: key, status, ...about, events: `${buildUrl(key)}/events`, url: buildUrl(key) };
};
