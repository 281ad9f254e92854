// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { headText } from '../detect-format.ts';
import { NO_CLAIMS, type Claims } from '../claims.ts';

const HEADER_LENGTH = 80;

/** The 80 bytes of a binary STL. */
export const claimsOfStl = (bytes: Uint8Array): Claims =>
  parseStlHeader(headText(bytes, HEADER_LENGTH).trimEnd());

/** The name after `solid` of an ASCII STL. */
export const claimsOfAsciiStl = (bytes: Uint8Array): Claims => {
  const line = /^[^\r\n]*/.exec(headText(bytes, 1000))![0];
  return parseStlHeader(line.replace(/^.*?solid\s+/i, ''));
};

/**
 * The reverse of `stlHeader`. A header that fills its 80 characters may have been cut: then the
 * address is not told, since what is left of it may be another's.
 */
const parseStlHeader = (header: string): Claims => {
  const found = /^(?:- )?(.+) (\S+)@(.*) ([0-9a-f]{12})$/.exec(header);
  if (!found) return NO_CLAIMS;
  const [, license, design, version, digestPrefix] = found as unknown as Five;
  const whole = header.length < HEADER_LENGTH;
  return { ...NO_CLAIMS, license, digestPrefix, ...(whole && { design, version }) };
};

type Five = [string, string, string, string, string];
