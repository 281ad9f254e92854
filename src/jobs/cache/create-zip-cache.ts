// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { digest } from '../../shared/digest.ts';
import { inTurn } from '../../shared/in-turn.ts';
import { createTurns } from '../pool/turns.ts';
import { sha256 as digestOf } from '../store/sealed-json.ts';
import type { Store } from '../store/store.ts';
import { rememberWhole } from './remember-whole.ts';

/** A ZIP on this disk, or in memory where the store did not take it. */
export interface KeptZip {
  /** Of its bytes, 64 hex digits. */
  readonly sha256: string;
  /** At a path it may be evicted: open it soon. */
  readonly content: Uint8Array | { readonly path: string };
}

export interface ZipCache {
  /**
   * The ZIP of what `contents` is the digest of, 64 hex digits: kept, else packed now, once for all who ask
   * meanwhile. undefined where `pack` gives none or the signal aborts first; rejects as `pack` does.
   */
  get(
    contents: string,
    pack: () => Promise<Uint8Array | undefined>,
    signal: AbortSignal,
  ): Promise<KeptZip | undefined>;
}

/** So many are packed at a time: each is in memory until it is kept. */
const AT_A_TIME = 2;

/** ZIPs in a store with files on this disk, beside the files that are in them. */
export const createZipCache = (store: Store): ZipCache => {
  const isWhole = rememberWhole(1_000);
  const oneByOne = inTurn();
  const turns = createTurns(AT_A_TIME);

  const find = async (key: string): Promise<KeptZip | undefined> => {
    const sha256 = (await store.getRecord(key))?.artifacts[0]?.sha256;
    if (sha256 === undefined) return undefined;
    const path = store.pathOf(sha256)!;
    if (await isWhole(path, sha256)) return { sha256, content: { path } };
    return (await store.getBytes(sha256)) && { sha256, content: { path } };
  };
  const keep = async (key: string, bytes: Uint8Array): Promise<KeptZip> => {
    const sha256 = await store.putBytes(bytes);
    const artifacts = [{ name: 'all.zip', format: 'zip', sha256, bytes: bytes.length }];
    await store.putRecord({ key, value: null, artifacts, problems: [], tookMs: 0 });
    return { sha256, content: { path: store.pathOf(sha256)! } };
  };

  return {
    get: (contents, pack, signal) => {
      const key = digest(`zip\n${contents}`);
      return oneByOne(key, async () => {
        // What the store cannot tell or keep is packed all the same, for this one.
        const known = await find(key).catch(() => undefined);
        if (known !== undefined || !(await turns.take(signal, false))) return known;
        try {
          const bytes = await pack();
          if (bytes === undefined) return undefined;
          return await keep(key, bytes).catch(() => ({
            sha256: digestOf(bytes),
            content: bytes,
          }));
        } finally {
          turns.giveBack(false);
        }
      });
    },
  };
};
