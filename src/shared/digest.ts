// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** What a hash of Node's own has to have. */
interface NodeCrypto {
  createHash(name: 'sha256'): {
    update(content: Uint8Array | string): { digest(as: 'hex'): string };
  };
}

interface WithNode {
  readonly process?: { getBuiltinModule?: (name: 'node:crypto') => NodeCrypto | undefined };
}

/** Ten times as fast where there is one; browsers have none that answers at once. */
const node = (globalThis as WithNode).process?.getBuiltinModule?.('node:crypto');

/** SHA-256 as 64 lower-case hex digits; text is hashed as UTF-8. */
export const digest: (content: Uint8Array | string) => string =
  node === undefined
    ? (content) => portableDigest(content)
    : (content) => node.createHash('sha256').update(content).digest('hex');

/** The same without anything of Node's. */
export const portableDigest = (content: Uint8Array | string): string =>
  bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content));
