// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem } from '../../shared/problem.ts';

const LOOKED_AT = 4096;

/**
 * What a file is that cannot be G-code as text, or nothing. Problems: `toolpath-binary-gcode`,
 * `toolpath-archive`, `toolpath-not-text`.
 */
export const otherFile = (bytes: Uint8Array): Problem | undefined => {
  const begins = (...first: readonly number[]): boolean =>
    first.every((byte, at) => bytes[at] === byte);
  if (begins(0x47, 0x43, 0x44, 0x45)) {
    return error('toolpath-binary-gcode', 'expected G-code as text, found binary G-code (bgcode)', {
      hint: 'Switch “Binary G-code” off in the slicer, or convert the file with its menu.',
    });
  }
  if (begins(0x50, 0x4b, 3, 4) || begins(0x1f, 0x8b)) {
    return error(
      'toolpath-archive',
      'expected G-code as text, found a packed file (ZIP, 3MF, GZ)',
      {
        hint: 'Unpack it: a sliced 3MF holds its G-code in the folder “Metadata”.',
      },
    );
  }
  if (!bytes.subarray(0, LOOKED_AT).includes(0)) return undefined;
  return error('toolpath-not-text', 'expected G-code as text, found bytes that are no text', {
    hint: 'Choose a .gcode file. One that is text must be saved as UTF-8.',
  });
};
