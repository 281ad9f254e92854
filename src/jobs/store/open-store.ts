// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Bucket } from '../../designs/library/store/s3/open-bucket.ts';
import { openDiskStore } from './open-disk-store.ts';
import { shareStore, type SharedStore } from './share-store.ts';
import type { Store } from './store.ts';

export interface StoreOptions {
  /** Of this machine. */
  readonly folder: string;
  /** What the folder holds at most; the bucket has rules of its own. */
  readonly maxBytes: number;
  /** Where other machines find what this one made, and the other way round. */
  readonly objects?: Bucket | undefined;
}

/** The store that a node has: a folder, and a bucket behind it where there is one. */
export const openStore = async (options: StoreOptions): Promise<Store | SharedStore> => {
  const local = await openDiskStore(options.folder, { maxBytes: options.maxBytes });
  return options.objects === undefined ? local : shareStore(local, options.objects);
};
