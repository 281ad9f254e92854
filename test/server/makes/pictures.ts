// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { encodePng } from '../../../src/pipeline/mesh/picture/encode-png.ts';

/** Stands in every place of these pictures where a camera or a program may write something. */
export const SECRET = 'GPS 52.5163 13.3777';

const latin = (text: string): number[] => [...text].map((char) => char.charCodeAt(0));
const segment = (marker: number, data: readonly number[]): number[] => [
  0xff,
  marker,
  (data.length + 2) >> 8,
  (data.length + 2) & 0xff,
  ...data,
];

/** An Exif segment, Intel order, with a rotation, a model of camera and a text behind. */
const exif = (orientation: number): number[] =>
  segment(0xe1, [
    ...latin('Exif\0\0II*\0\x08\0\0\0'),
    ...[2, 0],
    ...[0x10, 0x01, 2, 0, SECRET.length, 0, 0, 0, 38, 0, 0, 0],
    ...[0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0],
    ...[0, 0, 0, 0],
    ...latin(SECRET),
  ]);

/** A gray JPEG of 8 × 8 pixels: one block, whose two codes are the bits 00. */
export const jpeg = (orientation = 6): Uint8Array =>
  Uint8Array.from([
    ...[0xff, 0xd8],
    ...segment(0xe0, [...latin('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...exif(orientation),
    ...segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${SECRET}`)),
    ...segment(0xe2, latin(`ICC_PROFILE\0${SECRET}`)),
    ...segment(0xed, latin(`Photoshop 3.0\0${SECRET}`)),
    ...segment(0xfe, latin(SECRET)),
    ...segment(0xdb, [0, ...Array<number>(64).fill(1)]),
    ...segment(0xc0, [8, 0, 8, 0, 8, 1, 1, 0x11, 0]),
    ...segment(0xc4, [0x00, 1, ...Array<number>(15).fill(0), 0]),
    ...segment(0xc4, [0x10, 1, ...Array<number>(15).fill(0), 0]),
    ...segment(0xda, [1, 1, 0, 0, 63, 0]),
    ...[0x3f, 0xff, 0xd9],
    ...latin(SECRET),
  ]);

export const png = (): Uint8Array => {
  const whole = encodePng(new Uint8Array(3 * 4 * 3), 4, 3, [['Comment', SECRET]]);
  return Uint8Array.from([...whole, ...latin(SECRET)]);
};

const riff = (chunks: readonly number[]): Uint8Array =>
  Uint8Array.from([...latin('RIFF'), ...little(4 + chunks.length, 4), ...latin('WEBP'), ...chunks]);
const little = (value: number, bytes: number): number[] =>
  Array.from({ length: bytes }, (_, at) => (value >>> (8 * at)) & 0xff);
const chunk = (type: string, data: readonly number[]): number[] => [
  ...latin(type),
  ...little(data.length, 4),
  ...data,
  ...(data.length % 2 === 1 ? [0x47] : []),
];

/** A lossless WebP of one pixel, in the extended form with what that allows to be written beside. */
export const webp = (): Uint8Array => {
  const pixel = [0x2f, 0, 0, 0, 0x10, 7, 0x10, 0x11, 0x11, 0x88, 0x88, 0xfe, 7];
  return Uint8Array.from([
    ...riff([
      ...chunk('VP8X', [0x10 | 0x20 | 0x08 | 0x04, 0, 0, 0, ...little(0, 3), ...little(0, 3)]),
      ...chunk('ICCP', latin(SECRET)),
      ...chunk('VP8L', pixel),
      ...chunk('EXIF', latin(SECRET)),
      ...chunk('XMP ', latin(SECRET)),
    ]),
    ...latin(SECRET),
  ]);
};
