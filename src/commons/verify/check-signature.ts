// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { PROVENANCE, SIGNATURE } from '../../designs/package/package-files.ts';
import type { VerifyTools } from './verification.ts';

/** The keys that signed the provenance, and what that is worth here. */
export const checkSignature = (
  files: ReadonlyMap<string, Uint8Array>,
  { goodSignatures, trusted }: VerifyTools,
): { readonly keys: readonly string[]; readonly findings: string[] } => {
  const signature = files.get(SIGNATURE);
  const keys =
    signature === undefined
      ? []
      : goodSignatures(new TextDecoder().decode(signature), files.get(PROVENANCE)!);
  return { keys, findings: signatureFindings(signature !== undefined, keys, trusted) };
};

const signatureFindings = (
  isThere: boolean,
  keys: readonly string[],
  trusted: ReadonlySet<string>,
): string[] => {
  if (!isThere) return ['It is not signed.'];
  if (keys.length === 0) return ['Its signature does not fit.'];
  return keys.map((key) =>
    trusted.has(key)
      ? `It is signed by ${key.slice(0, 16)}…, a key that is trusted here.`
      : `It is signed by ${key.slice(0, 16)}…, a key that nobody here trusts.`,
  );
};
