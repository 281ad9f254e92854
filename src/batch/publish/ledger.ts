// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seal, unseal } from '../../jobs/store/sealed-json.ts';
import { writeWhole } from './write-whole.ts';

/** What was written to a path, and what it was made from. */
export interface LedgerEntry {
  /** Digest of artifact and notice. */
  readonly from: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly mtimeMs: number;
}

/** What is in an output folder, so that the next run need not read it. Without it, it is written again. */
export interface Ledger {
  get(path: string): LedgerEntry | undefined;
  set(path: string, entry: LedgerEntry): void;
  close(): Promise<void>;
}

const NAME = '.fabcommons-files.json';

export const openLedger = async (folder: string): Promise<Ledger> => {
  const place = join(folder, NAME);
  const text = await readFile(place, 'utf8').catch(() => '');
  const kept = unseal(text) as readonly (readonly [string, LedgerEntry])[] | undefined;
  const entries = new Map(kept ?? []);
  let isChanged = false;
  return {
    get: (path) => entries.get(path),
    set: (path, entry) => {
      entries.set(path, entry);
      isChanged = true;
    },
    close: async () => {
      if (isChanged) await writeWhole(place, seal([...entries]));
      isChanged = false;
    },
  };
};
