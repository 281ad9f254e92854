// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beadsKey } from '../../../src/jobs/nodes/beads-key.ts';
import { nodeKey } from '../../../src/jobs/nodes/node-key.ts';
import type { SliceNode } from '../../../src/jobs/nodes/node.ts';
import { packShapes } from '../../../src/jobs/nodes/pack-shapes.ts';
import { performNode } from '../../../src/jobs/nodes/perform-node.ts';
import { openDiskStore } from '../../../src/jobs/store/open-disk-store.ts';
import type { Store } from '../../../src/jobs/store/store.ts';
import { findProfile } from '../../../src/pipeline/fabricators/find-profile.ts';
import type { Profile } from '../../../src/pipeline/fabricators/profile.ts';
import type { Fabricator } from '../../../src/pipeline/print.ts';
import { mapLayersHere, type LayerWork } from '../../../src/pipeline/toolpath/layer-tasks.ts';
import { box, cylinder, together } from '../../shapes.ts';

const profile = (kind: 'printer' | 'material' | 'process', id: string): Profile => {
  const found = findProfile(kind, id);
  if (!found.ok) throw new Error(id);
  return found.value;
};
const fabricator = (printer: string, material = 'pla', overrides = {}): Fabricator => ({
  printer: profile('printer', printer),
  material: profile('material', material),
  process: profile('process', 'standard'),
  overrides,
});

describe('slices of one part for several machines', () => {
  let folder: string;
  let parts: string;

  const newStore = async (name: string): Promise<Store> => {
    const store = await openDiskStore(join(folder, name), { maxBytes: 1e9 });
    const mesh = together(box(9, 7, 2, [-4, -3, 0]), cylinder(3, 2, 20));
    parts = await store.putBytes(packShapes([{ kind: 'solid', name: 'part', named: false, mesh }]));
    return store;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fabcommons-beads-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const nodeFor = (of: Fabricator): SliceNode => ({
    ...{ kind: 'slice', parts, quantities: {}, orientation: 'keep', fabricator: of },
  });
  /** The digest of its G-code, and the work that had to be done. */
  const slice = async (store: Store, of: Fabricator) => {
    const done: LayerWork[] = [];
    const node = nodeFor(of);
    const nobody = (): never => {
      throw new Error('no design runs here');
    };
    const made = await performNode(node, nodeKey(node), store, nobody, {
      mapLayers: (work, ...rest) => {
        done.push(work);
        return mapLayersHere(work, ...rest);
      },
    });
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    return { digest: made.value.artifacts[0]!.sha256, done };
  };

  it('share their beads, and have the bytes they would have alone', async () => {
    const store = await newStore('shared');
    expect((await slice(store, fabricator('mk4'))).done).toEqual(['sections', 'beads']);
    for (const other of [fabricator('ender3'), fabricator('voron24-300', 'petg')]) {
      const shared = await slice(store, other);
      expect(shared.done).toEqual(['sections']);
      const alone = await slice(await newStore(other.printer.id), other);
      expect(alone.done).toEqual(['sections', 'beads']);
      expect(shared.digest).toBe(alone.digest);
    }
  });

  it('make their own where the process is another', async () => {
    const store = await newStore('process');
    await slice(store, fabricator('mk4'));
    const other = await slice(store, fabricator('mk4', 'pla', { perimeters: '4' }));
    expect(other.done).toEqual(['sections', 'beads']);
  });

  it('make them again where those that were kept are damaged', async () => {
    const store = await newStore('damaged');
    await slice(store, fabricator('mk4'));
    const record = await store.getRecord(beadsKey(nodeFor(fabricator('mk4')))!);
    await writeFile(store.pathOf(record!.artifacts[0]!.sha256)!, 'not these');
    const again = await slice(store, fabricator('ender3'));
    expect(again.done).toEqual(['sections', 'beads']);
    const alone = await slice(await newStore('undamaged'), fabricator('ender3'));
    expect(again.digest).toBe(alone.digest);
  });
});
