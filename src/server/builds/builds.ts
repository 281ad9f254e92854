// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { versionByName } from '../../designs/library/find-version.ts';
import { addressOf } from '../../designs/license/notice.ts';
import type { Library } from '../../designs/library/library.ts';
import type { BuildState } from '../../jobs/queue/build-state.ts';
import type { BuildQueue } from '../../jobs/queue/build-queue.ts';

/** Work for visitors, as routes see it: whoever starts the server closes it too. */
export type Builds = Omit<BuildQueue, 'close'>;

/**
 * The builds of a queue but for those with versions that were taken down: whoever knows their id is
 * told that there is none.
 */
export const offeredBuilds = (queue: Builds, library: Pick<Library, 'db'>): Builds => ({
  ...queue,
  status: async (key, visitor) => {
    const state = await queue.status(key, visitor);
    return state !== undefined && (await isTakenDown(state, library)) ? undefined : state;
  },
});

const isTakenDown = async (state: BuildState, library: Pick<Library, 'db'>): Promise<boolean> => {
  if (state.state !== 'done') return false;
  const { notice } = state.build.build;
  const versions = await Promise.all(
    (notice.works ?? [notice]).map((work) => versionByName(library, addressOf(work))),
  );
  return versions.some((version) => version?.state.removed !== undefined);
};
