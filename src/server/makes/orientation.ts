// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { ascii, viewOf } from './photo.ts';

const TAG = 0x0112;
const SHORT = 3;

/** The rotation, 1 to 8, that the Exif in an APP1 segment asks for; undefined where none. */
export const readOrientation = (segment: Uint8Array): number | undefined => {
  if (ascii(segment, 4, 10) !== 'Exif\0\0') return undefined;
  const tiff = segment.subarray(10);
  const order = ascii(tiff, 0, 2);
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return undefined;
  const little = order === 'II';
  const view = viewOf(tiff);
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return undefined;
  const entries = view.getUint16(directory, little);
  for (let entry = 0; entry < entries; entry++) {
    const at = directory + 2 + 12 * entry;
    if (at + 12 > tiff.length) return undefined;
    if (view.getUint16(at, little) !== TAG || view.getUint16(at + 2, little) !== SHORT) continue;
    const orientation = view.getUint16(at + 8, little);
    return orientation >= 1 && orientation <= 8 ? orientation : undefined;
  }
  return undefined;
};

/** An APP1 segment with an Exif that says the rotation and nothing else. */
export const writeOrientation = (orientation: number): Uint8Array => {
  const header = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1];
  const entry = [0x01, 0x12, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0];
  return Uint8Array.from([...header, ...tiff, ...entry, 0, 0, 0, 0]);
};
