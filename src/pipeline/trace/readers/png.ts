// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { NO_CLAIMS, type Claims } from '../claims.ts';
import { headText } from '../detect-format.ts';
import { parseNoticeLines } from '../notice-text.ts';

const SIGNATURE_LENGTH = 8;

/** PNG: uncompressed iTXt chunks; `Description` holds the whole notice. */
export const claimsOfPng = (bytes: Uint8Array): Claims => {
  const texts = new Map<string, string>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = SIGNATURE_LENGTH; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    if (headText(bytes.subarray(at + 4), 4) === 'iTXt') {
      const [keyword, text] = readText(bytes.subarray(at + 8, at + 8 + length));
      if (!texts.has(keyword)) texts.set(keyword, text);
    }
    at += 12 + length;
  }
  const claims = parseNoticeLines((texts.get('Description') ?? '').split('\n'));
  if (claims.works !== undefined) return claims;
  if (claims.design === undefined) return NO_CLAIMS;
  // Notices had no line for the authors once.
  const author = texts.get('Author');
  return {
    ...claims,
    ...(claims.authors.length === 0 && author && { authors: author.split(', ') }),
  };
};

/** Keyword, zero, two flags, language, zero, translated keyword, zero, text. */
const readText = (data: Uint8Array): [string, string] => {
  const keyword = data.indexOf(0);
  const language = data.indexOf(0, keyword + 3);
  const translated = data.indexOf(0, language + 1);
  if (keyword < 0 || language < 0 || translated < 0 || data[keyword + 1] !== 0) return ['', ''];
  const text = new TextDecoder().decode(data.subarray(translated + 1));
  return [headText(data, keyword), text];
};
