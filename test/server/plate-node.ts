// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { join } from 'node:path';
import { addVersion } from '../../src/designs/library/add-version.ts';
import { createBuildCache } from '../../src/jobs/cache/create-build-cache.ts';
import { createBuildQueue } from '../../src/jobs/queue/create-build-queue.ts';
import { openDiskStore } from '../../src/jobs/store/open-disk-store.ts';
import { offeredBuilds, type Builds } from '../../src/server/builds/builds.ts';
import { runHere } from '../commons/run.ts';
import { barCode, WIDTH } from '../commons/bar.ts';
import { sampleVersion, valueOf } from '../designs/library/samples.ts';
import { startNode, type TestNode } from './node.ts';

/** A node with three small designs, the third of which may not be shared, that builds them here. */
export interface PlateNode {
  readonly node: TestNode;
  readonly url: string;
  readonly builds: Builds;
  /** Tasks that ran so far. */
  readonly ran: () => number;
}

export const startPlateNode = async (): Promise<PlateNode> => {
  const node = await startNode();
  const add = (name: string, title: string, license: string, depth: number) =>
    addVersion(
      node.deps.library,
      sampleVersion({ name, title, license, schema: [WIDTH], code: barCode(depth) }),
    );
  valueOf(await add('ada/clip', 'Clip', 'CERN-OHL-S-2.0', 4));
  valueOf(await add('bob/knob', 'Knob', 'CC-BY-SA-4.0', 5));
  valueOf(await add('eve/peg', 'Peg', 'CC-BY-NC-4.0', 3));
  const folder = join(node.deps.config.cache, 'builds');
  let ran = 0;
  const run: typeof runHere = (task) => {
    ran++;
    return runHere(task);
  };
  const cache = createBuildCache(await openDiskStore(folder, { maxBytes: 1e9 }));
  const queue = createBuildQueue({ pool: { size: 2, run }, cache, now: () => 0 });
  const builds = offeredBuilds(queue, node.deps.library);
  return { node, builds, url: await node.having({ builds }), ran: () => ran };
};
