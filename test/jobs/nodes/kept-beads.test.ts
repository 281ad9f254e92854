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
import { performSlices } from '../../../src/jobs/nodes/perform-slices.ts';
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
  // Pictures take longer than these slices do.
  overrides: { thumbnails: '', ...overrides },
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
  const keyed = (of: Fabricator) => ({ node: nodeFor(of), key: nodeKey(nodeFor(of)) });
  /** The digest of its G-code, and the work that had to be done. */
  const slice = async (store: Store, of: Fabricator, also: readonly Fabricator[] = []) => {
    const done: LayerWork[] = [];
    const made = await performSlices(keyed(of), also.map(keyed), store, {
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

  describe('made one after another', () => {
    const machines = [
      fabricator('mk4'),
      fabricator('ender3'),
      fabricator('voron24-300', 'petg', { retract_before_travel: '0.5', seam_position: 'rear' }),
    ];
    const digestIn = async (store: Store, of: Fabricator) =>
      (await store.getRecord(keyed(of).key))?.artifacts[0]!.sha256;

    it('do their work on layers once, and have the bytes they would have alone', async () => {
      const store = await newStore('together');
      const { done } = await slice(store, machines[0]!, machines.slice(1));
      expect(done).toEqual(['sections', 'beads']);
      for (const [i, machine] of machines.entries()) {
        const alone = await slice(await newStore(`alone-${i}`), machine);
        expect(await digestIn(store, machine)).toBe(alone.digest);
      }
    });

    it('are not made again where they are there, nor with beads that are kept', async () => {
      const store = await newStore('half');
      await slice(store, machines[0]!, [machines[1]!]);
      expect((await slice(store, machines[0]!, [machines[1]!])).done).toEqual([]);
      const last = await slice(store, machines[0]!, machines.slice(1));
      expect(last.done).toEqual(['sections']);
    });

    it('do without one that cannot be made', async () => {
      const store = await newStore('small-bed');
      const tiny = fabricator('mk4', 'pla', { bed_size_x: '5', bed_size_y: '5' });
      await slice(store, machines[0]!, [tiny, machines[1]!]);
      expect(await digestIn(store, tiny)).toBeUndefined();
      expect(await digestIn(store, machines[1]!)).toBeDefined();
    });
  });
});
