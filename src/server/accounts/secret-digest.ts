// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createHash, randomBytes } from 'node:crypto';

/** A text of 32 random bytes (base64url) that is shown once. */
export const newSecret = (prefix: string): string =>
  `${prefix}${randomBytes(32).toString('base64url')}`;

/** What is stored of it: its SHA-256 in hex. No salt: it is as random as a key. */
export const secretDigest = (text: string): string =>
  createHash('sha256').update(text).digest('hex');
