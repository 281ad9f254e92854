// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { SlicingContext } from '../../pipeline/toolpath/layer-tasks.ts';
import { rememberLayers } from '../../pipeline/toolpath/remember-layers.ts';
import { success, type Outcome } from '../../shared/problem.ts';
import type { Store, StoreRecord } from '../store/store.ts';
import type { KeyedNode } from '../task.ts';
import { keptBeads } from './kept-beads.ts';
import type { SliceNode } from './node.ts';
import { performNode } from './perform-node.ts';

/**
 * Makes a slice with the beads that are kept of its part, and keeps those that it makes. `also` are slices
 * of the same part with the same settings of layers: they are made after it and put into the store where
 * they are not there yet, with layers, order and ways that are in memory. What goes wrong with one of
 * them is told when it is asked for itself. Problems: those of `performNode`, of the slice.
 */
export const performSlices = async (
  { node, key }: { readonly node: SliceNode; readonly key: string },
  also: readonly KeyedNode[],
  store: Store,
  context: SlicingContext,
): Promise<Outcome<StoreRecord>> => {
  const beads = await keptBeads(node, store, context.mapLayers);
  const plain = beads?.mapLayers ?? context.mapLayers;
  const mapLayers = also.length === 0 ? plain : rememberLayers(plain);
  const perform = async (each: KeyedNode): Promise<Outcome<StoreRecord>> => {
    const made = await performNode(each.node, each.key, store, noDesign, {
      ...context,
      ...(mapLayers === undefined ? {} : { mapLayers }),
    });
    if (made.ok) await beads?.keep();
    return made;
  };
  if (also.length === 0) return perform({ node, key });
  const first = await performOnce({ node, key }, store, perform);
  for (const each of also) await performOnce(each, store, perform);
  return first;
};

/** A worker that was killed in the middle had made some. */
const performOnce = async (
  each: KeyedNode,
  store: Store,
  perform: (each: KeyedNode) => Promise<Outcome<StoreRecord>>,
): Promise<Outcome<StoreRecord>> => {
  const known = await store.getRecord(each.key);
  return known === undefined ? perform(each) : success(known, known.problems);
};

const noDesign = (): never => {
  throw new Error('no design runs in a slice');
};
