// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createHash } from 'node:crypto';

/** Bytes that pass by, and what they come to. */
export interface Measured {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Length and SHA-256 of all that passed; to be asked once, when the last has. */
  readonly sum: () => { readonly bytes: number; readonly sha256: string };
}

/** Counts and hashes a stream on its way to a file, so that nobody has to hold it as a whole. */
export const measured = (stream: AsyncIterable<Uint8Array>): Measured => {
  const hash = createHash('sha256');
  let bytes = 0;
  const pass = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of stream) {
      hash.update(chunk);
      bytes += chunk.length;
      yield chunk;
    }
  };
  return { chunks: pass(), sum: () => ({ bytes, sha256: hash.digest('hex') }) };
};
