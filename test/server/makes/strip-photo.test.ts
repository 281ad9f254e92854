// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOrientation } from '../../../src/server/makes/orientation.ts';
import type { Photo } from '../../../src/server/makes/photo.ts';
import { stripPhoto } from '../../../src/server/makes/strip-photo.ts';
import { jpeg, png, SECRET, webp } from './pictures.ts';

const strip = (bytes: Uint8Array): Photo => {
  const outcome = stripPhoto(bytes);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
};
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Markers of a JPEG up to its scan, as [marker, segment]. */
const markersOf = (bytes: Uint8Array): [number, Uint8Array][] => {
  const found: [number, Uint8Array][] = [];
  for (let at = 2; found.at(-1)?.[0] !== 0xda;) {
    expect(bytes[at]).toBe(0xff);
    const end = at + 2 + bytes[at + 2]! * 256 + bytes[at + 3]!;
    found.push([bytes[at + 1]!, bytes.subarray(at, end)]);
    at = end;
  }
  return found;
};

/** Names of chunks: of a PNG (big-endian, with checksums) and of a WebP. */
const chunksOf = ({ type, bytes }: Photo): string[] => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPng = type === 'image/png';
  const names: string[] = [];
  let at = isPng ? 8 : 12;
  while (at < bytes.length) {
    const length = view.getUint32(isPng ? at : at + 4, !isPng);
    names.push(text(bytes.subarray(isPng ? at + 4 : at, isPng ? at + 8 : at + 4)));
    at += isPng ? 12 + length : 8 + length + (length % 2);
  }
  expect(at).toBe(bytes.length);
  if (!isPng) expect(view.getUint32(4, true)).toBe(bytes.length - 8);
  return names;
};

describe('a photo without what was written beside its picture', () => {
  test('the pictures of this test hold what is to go', () => {
    for (const bytes of [jpeg(), png(), webp()]) expect(text(bytes)).toContain(SECRET);
  });

  test.each([
    ['JPEG', jpeg(), 'image/jpeg', 8, 8],
    ['PNG', png(), 'image/png', 4, 3],
    ['WebP', webp(), 'image/webp', 1, 1],
  ])('is a %s of the same size that tells nothing', (_, bytes, type, width, height) => {
    const photo = strip(bytes);
    expect(photo).toMatchObject({ type, width, height });
    for (const word of [SECRET, 'Photoshop', 'ICC', 'xap', 'Comment', 'XMP', 'EXIF']) {
      expect(text(photo.bytes)).not.toContain(word);
    }
  });

  test('keeps of a JPEG its tables, its frame, its scan and which way is up', () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      const photo = strip(jpeg(orientation));
      const markers = markersOf(photo.bytes);
      const about = orientation === 1 ? [0xe0] : [0xe0, 0xe1];
      expect(markers.map(([marker]) => marker)).toEqual([
        ...about,
        ...[0xdb, 0xc0, 0xc4, 0xc4, 0xda],
      ]);
      expect(readOrientation(markers[1]![1])).toBe(orientation === 1 ? undefined : orientation);
      expect([...photo.bytes.slice(-3)]).toEqual([0x3f, 0xff, 0xd9]);
    }
  });

  test('keeps of PNG and WebP the chunks that show something', () => {
    expect(chunksOf(strip(png()))).toEqual(['IHDR', 'IDAT', 'IEND']);
    const photo = strip(webp());
    expect(chunksOf(photo)).toEqual(['VP8X', 'VP8L']);
    // Of the flags only the one for transparency.
    expect(photo.bytes[20]).toBe(0x10);
  });

  test('is the same when it is stripped once more', () => {
    for (const bytes of [jpeg(), jpeg(1), png(), webp()]) {
      const once = strip(bytes);
      expect(strip(once.bytes)).toEqual(once);
    }
  });

  test('that was cut short is none', () => {
    for (const whole of [jpeg(), png(), webp()]) {
      const bytes = whole.subarray(0, whole.length - SECRET.length);
      expect(stripPhoto(bytes).ok).toBe(true);
      for (let length = 0; length < bytes.length; length++) {
        expect(stripPhoto(bytes.subarray(0, length)).ok, `${length} bytes`).toBe(false);
      }
    }
  });

  test('of a size that nobody can look at is none', () => {
    const wide = jpeg();
    const frame = Buffer.from(wide).indexOf(Buffer.from([0xff, 0xc0]));
    wide.set([0xff, 0xff, 0xff, 0xff], frame + 5);
    expect(stripPhoto(wide).problems[0]?.message).toMatch(/65535 × 65535/);
    expect(stripPhoto(new Uint8Array(8 * 1024 * 1024 + 1)).problems[0]?.code).toBe(
      'make-photo-malformed',
    );
  });

  const heads = [[], [0xff, 0xd8, 0xff], [...png().subarray(0, 8)], [...webp().subarray(0, 16)]];
  test('or none, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), (head, bytes) => {
        const outcome = stripPhoto(Uint8Array.from([...head, ...bytes]));
        if (outcome.ok) expect(strip(outcome.value.bytes)).toEqual(outcome.value);
      }),
      { numRuns: 2000 },
    );
  });

  const change = fc.record({
    at: fc.nat(1000),
    remove: fc.nat(4),
    insert: fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 4 }),
  });
  test('or none, whatever was changed in a picture; and what comes out stays as it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(jpeg(), png(), webp()),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (picture, changes) => {
          const bytes = [...picture];
          for (const { at, remove, insert } of changes) {
            bytes.splice(at % bytes.length, remove, ...insert);
          }
          const outcome = stripPhoto(Uint8Array.from(bytes));
          if (outcome.ok) expect(strip(outcome.value.bytes)).toEqual(outcome.value);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
