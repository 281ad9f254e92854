// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { createHash } from 'node:crypto';

/** JSON with its own digest around it: a file that was cut or changed is not taken for another. */
export const seal = (value: unknown): string => {
  const text = JSON.stringify(value);
  return JSON.stringify({ sha256: sha256(text), text });
};

/** undefined where the text is not what was sealed. */
export const unseal = (file: string): unknown => {
  try {
    const { sha256: said, text } = JSON.parse(file) as { sha256: string; text: string };
    return sha256(text) === said ? (JSON.parse(text) as unknown) : undefined;
  } catch {
    return undefined;
  }
};

/** Of the machine's own library, many times as fast as the portable one. */
export const sha256 = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');
