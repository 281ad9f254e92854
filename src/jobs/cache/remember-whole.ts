// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/**
 * Tells whether a file is there with the bytes of this SHA-256. Each file is read once, and again
 * when it is another on the disk; the oldest of more than `most` are forgotten.
 */
export const rememberWhole = (most = 50_000) => {
  const known = new Map<string, string>();
  return async (path: string, sha256: string): Promise<boolean> => {
    const about = await stat(path, { bigint: true }).catch(() => undefined);
    if (about === undefined) return false;
    const { ino, size, mtimeNs, ctimeNs } = about;
    const stamp = [sha256, ino, size, mtimeNs, ctimeNs].join(' ');
    if (known.get(path) === stamp) return true;
    if ((await digestOf(path)) !== sha256) return false;
    if (known.size >= most) known.delete(known.keys().next().value!);
    known.set(path, stamp);
    return true;
  };
};

const digestOf = async (path: string): Promise<string | undefined> => {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch {
    return undefined;
  }
  return hash.digest('hex');
};
