// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { workDocument } from '../../commons/work-document.ts';
import type { Notice } from '../../designs/license/notice.ts';
import type { CachedBuild } from '../../jobs/cache/create-build-cache.ts';
import type { KeptPlate } from '../../jobs/cache/kept-plate.ts';
import type { BuildState } from '../../jobs/queue/build-state.ts';

export const buildUrl = (key: string): string => `/api/v1/builds/${key}`;

/** A build that is done, as the API tells it. */
export const finishedDocument = ({ key, build, products, problems }: CachedBuild) => ({
  id: key,
  status: 'done',
  url: buildUrl(key),
  values: build.values,
  ...(build.plate === undefined ? {} : plateFields(build.notice, build.plate)),
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

/** What the document of a plate has beside: all licenses of its files, its works, its beds. */
const plateFields = ({ license }: Notice, { works, plates }: KeptPlate) => ({
  license,
  works: works.map((work) => ({ ...workDocument(work), files: work.files })),
  plates,
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
