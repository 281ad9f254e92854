// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Bytes as base64 (RFC 4648, with padding), in Node and browsers alike. */
export const encodeBase64 = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(i, i + CHUNK));
  }
  return globalThis.btoa(text);
};

/** Undefined where the text is no base64. */
export const decodeBase64 = (text: string): Uint8Array | undefined => {
  try {
    return Uint8Array.from(globalThis.atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
};

/** Arguments that one call may have in every engine, by a wide margin. */
const CHUNK = 8_192;
