// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { MapLayers } from '../../pipeline/toolpath/layer-tasks.ts';
import { keepBeads, type BeadsOfPlate } from '../layers/keep-beads.ts';
import type { Packed } from '../layers/pack.ts';
import { fromBytes, toBytes } from '../layers/packed-bytes.ts';
import { isFull } from '../store/is-full.ts';
import { sha256 } from '../store/sealed-json.ts';
import type { Store } from '../store/store.ts';
import { beadsKey } from './beads-key.ts';
import type { SliceNode } from './node.ts';

/** Larger ones are made again: they would push out too much else. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * A slice's work on layers with the beads that a slice of the same parts left in the store, for
 * another machine or at other speeds: with them only the order, the ways and the text are left.
 * `keep` leaves there what was made anew; where the disk is full it is not kept.
 */
export const keptBeads = async (
  node: SliceNode,
  store: Store,
  mapLayers?: MapLayers,
): Promise<{ readonly mapLayers: MapLayers; readonly keep: () => Promise<void> } | undefined> => {
  const key = beadsKey(node);
  if (key === undefined) return undefined;
  let count = 0;
  const earlier = await earlierBeads(key, store);
  const digestOf = (packed: Packed): string => sha256(toBytes('', [packed]));
  const work = keepBeads(earlier, digestOf, MOST_BYTES, mapLayers);
  const keep = async (): Promise<void> => {
    const noted = work.noted();
    if (noted.length === count) return;
    count = noted.length;
    try {
      const artifacts = [];
      for (const { made, ranges } of noted) {
        const bytes = toBytes(made, ranges);
        const digest = await store.putBytes(bytes);
        artifacts.push({ name: 'beads', format: 'beads', sha256: digest, bytes: bytes.length });
      }
      await store.putRecord({ key, value: {}, artifacts, problems: [], tookMs: 0 });
    } catch (thrown) {
      if (!isFull(thrown)) throw thrown;
    }
  };
  return { mapLayers: work.mapLayers, keep };
};

const earlierBeads = async (key: string, store: Store): Promise<readonly BeadsOfPlate[]> => {
  const record = await store.getRecord(key);
  const plates: BeadsOfPlate[] = [];
  for (const { sha256: digest } of record?.artifacts ?? []) {
    const bytes = await store.getBytes(digest);
    if (bytes === undefined) continue;
    const { about, packed } = fromBytes(bytes);
    plates.push({ made: about, ranges: packed });
  }
  return plates;
};
