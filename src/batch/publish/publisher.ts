// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Notice } from '../../designs/license/notice.ts';
import { withNotice } from '../../jobs/nodes/gcode-notice.ts';
import { sha256 } from '../../jobs/store/sealed-json.ts';
import type { Artifact, Store } from '../../jobs/store/store.ts';
import { clearBeside } from './beside.ts';
import { openLedger } from './ledger.ts';
import { writeWhole } from './write-whole.ts';

/** A file in the output folder. */
export interface Published {
  /** Below the output folder, with `/`. */
  readonly path: string;
  readonly format: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface FileToPublish {
  readonly path: string;
  readonly format: string;
  readonly artifact: Artifact;
  readonly notice?: Notice;
}

/** Puts files into the output folder; what is there already, as this run would write it, stays. */
export interface Publisher {
  /** `gone`: the store has not got its bytes any more. Rejects with the system's error. */
  publish(file: FileToPublish): Promise<Published | 'gone'>;
  /** Writes down what is there, for the next run. */
  close(): Promise<void>;
}

/**
 * A publisher for a folder. Bytes are checked against their digest on their way out of the store,
 * written beside and renamed. A file whose size and time of change are as this program left them is
 * taken to be what it was. What a run that was killed was writing in the same folders is removed.
 */
export const createPublisher = async (folder: string, store: Store): Promise<Publisher> => {
  const ledger = await openLedger(folder);
  const cleared = new Map<string, Promise<void>>();
  /** Each folder once. Only what is to be written anew may have a leftover beside it. */
  const clear = (place: string): Promise<void> => {
    const clearing = cleared.get(place) ?? clearBeside(place).catch(() => undefined);
    cleared.set(place, clearing);
    return clearing;
  };
  await clear(folder);
  return {
    publish: async ({ path, format, artifact, notice }) => {
      const place = join(folder, path);
      const from =
        notice === undefined ? artifact.sha256 : sha256(artifact.sha256 + JSON.stringify(notice));
      const before = ledger.get(path);
      if (before?.from === from) {
        const about = await stat(place).catch(() => undefined);
        if (about?.size === before.bytes && about.mtimeMs === before.mtimeMs)
          return { path, format, bytes: before.bytes, sha256: before.sha256 };
      }
      const kept = await store.getBytes(artifact.sha256);
      if (kept === undefined) return 'gone';
      const content = notice === undefined ? kept : withNotice(kept, notice);
      await clear(dirname(place));
      const mtimeMs = await writeWhole(place, content);
      const entry = { from, sha256: sha256(content), bytes: content.length, mtimeMs };
      ledger.set(path, entry);
      return { path, format, bytes: entry.bytes, sha256: entry.sha256 };
    },
    close: () => ledger.close(),
  };
};
