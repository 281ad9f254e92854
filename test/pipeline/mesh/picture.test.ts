// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { crc32 as zlibCrc, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Section, Shape } from '../../../src/pipeline/evaluate/shape.ts';
import { crc32 } from '../../../src/pipeline/mesh/picture/crc32.ts';
import { encodePng } from '../../../src/pipeline/mesh/picture/encode-png.ts';
import { renderPicture } from '../../../src/pipeline/mesh/picture/render-picture.ts';
import { box, sphere } from '../../shapes.ts';
import { solid } from '../formats/notices.ts';

interface Decoded {
  width: number;
  height: number;
  pixels: Uint8Array;
  texts: string[];
}

/** A plain PNG reader for 8-bit RGB, to hold our writer against. */
const decode = (png: Uint8Array): Decoded => {
  expect(Array.from(png.subarray(0, 8))).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const out: Decoded = { width: 0, height: 0, pixels: new Uint8Array(), texts: [] };
  const kinds: string[] = [];
  for (let at = 8; at < png.length;) {
    const length = view.getUint32(at);
    const kind = Buffer.from(png.subarray(at + 4, at + 8)).toString('latin1');
    const data = png.subarray(at + 8, at + 8 + length);
    expect(view.getUint32(at + 8 + length)).toBe(zlibCrc(png.subarray(at + 4, at + 8 + length)));
    kinds.push(kind);
    if (kind === 'IHDR')
      [out.width, out.height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (kind === 'iTXt') out.texts.push(Buffer.from(data).toString('utf8'));
    if (kind === 'IDAT') out.pixels = unfilter(inflateSync(data), out.width, out.height);
    at += 12 + length;
  }
  expect(kinds[0]).toBe('IHDR');
  expect(kinds.at(-1)).toBe('IEND');
  return out;
};

const unfilter = (rows: Uint8Array, width: number, height: number): Uint8Array => {
  const length = 3 * width;
  const pixels = new Uint8Array(length * height);
  for (let y = 0; y < height; y++) {
    for (let i = 0; i < length; i++) {
      const at = y * length + i;
      const a = i < 3 ? 0 : pixels[at - 3]!;
      const b = y === 0 ? 0 : pixels[at - length]!;
      const c = i < 3 || y === 0 ? 0 : pixels[at - length - 3]!;
      const p = a + b - c;
      const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
      const paeth = pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
      const guess = [0, a, b, (a + b) >> 1, paeth][rows[y * (length + 1)]!]!;
      pixels[at] = rows[y * (length + 1) + 1 + i]! + guess;
    }
  }
  return pixels;
};

const at = ({ width, pixels }: Decoded, x: number, y: number): number[] =>
  Array.from(pixels.subarray(3 * (y * width + x), 3 * (y * width + x) + 3));

const ring: Section = {
  kind: 'section',
  name: 'ring',
  named: true,
  color: [1, 0, 0, 1],
  rings: [
    Float64Array.of(0, 0, 30, 0, 30, 30, 0, 30),
    Float64Array.of(10, 10, 10, 20, 20, 20, 20, 10),
  ],
};

describe('encodePng', () => {
  it('gives any pixels back', () => {
    const picture = fc
      .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
      .chain(([width, height]) =>
        fc.record({
          width: fc.constant(width),
          height: fc.constant(height),
          pixels: fc.uint8Array({ minLength: 3 * width * height, maxLength: 3 * width * height }),
        }),
      );
    fc.assert(
      fc.property(picture, ({ width, height, pixels }) => {
        const texts = [['Title', 'Ünï\0 作']] as const;
        const decoded = decode(encodePng(pixels, width, height, texts));
        expect(decoded).toMatchObject({ width, height });
        expect(decoded.pixels).toEqual(pixels);
        expect(decoded.texts).toEqual(['Title\0\0\0\0\0Ünï  作']);
      }),
    );
  });

  it('knows the check value of CRC-32', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
  });
});

describe('renderPicture', () => {
  const size = { width: 80, height: 60 };

  it('shows a body in its color in the middle of a light ground', () => {
    const picture = decode(renderPicture([solid('a', sphere(5, 24), [1, 0, 0, 1])], size));
    const [r, g, b] = at(picture, 40, 30);
    expect(r).toBeGreaterThan(120);
    expect(Math.max(g!, b!)).toBeLessThan(r! / 2);
    for (const [x, y] of [
      [0, 0],
      [79, 0],
    ]) {
      expect(Math.min(...at(picture, x!, y!))).toBeGreaterThan(220);
    }
  });

  it('puts a shadow beside the body', () => {
    const picture = decode(renderPicture([solid('a', box(10, 10, 10))], size));
    const ground = Array.from({ length: 80 * 60 }, (_, i) => ({
      x: i % 80,
      color: at(picture, i % 80, Math.floor(i / 80)),
    })).filter(({ color }) => Math.max(...color) - Math.min(...color) < 12);
    const darkest = (from: number, to: number): number =>
      Math.min(...ground.filter(({ x }) => x >= from && x < to).map(({ color }) => color[0]!));
    expect(darkest(40, 80)).toBeLessThan(darkest(0, 20) - 20);
  });

  it('does not depend on where or how large the body is', () => {
    const one = decode(renderPicture([solid('a', box(8, 4, 2))], size));
    const far = decode(renderPicture([solid('a', box(800, 400, 200, [4096, -2048, 512]))], size));
    let most = 0;
    one.pixels.forEach((value, i) => (most = Math.max(most, Math.abs(value - far.pixels[i]!))));
    expect(most).toBeLessThan(24);
  });

  it('is the same bytes each time', () => {
    const shapes = [solid('a', sphere(5, 16)), solid('b', box(1, 2, 3), [0, 1, 0, 0.5])];
    expect(renderPicture(shapes, size)).toEqual(renderPicture(shapes, size));
  });

  it('shows sections filled, with their holes open', () => {
    const picture = decode(renderPicture([ring], { width: 60, height: 60 }));
    const [red, hole] = [at(picture, 12, 30), at(picture, 30, 30)];
    expect(red).toEqual([255, 0, 0]);
    expect(Math.min(...hole)).toBeGreaterThan(220);
  });

  it('draws something for whatever there is', () => {
    const nothing = { positions: new Float32Array(), triangles: new Uint32Array() };
    const dot = { kind: 'path', name: 'p', named: true, closed: false } as const;
    const lists: Shape[][] = [
      [],
      [solid('empty', nothing)],
      [solid('flat', box(5, 5, 0))],
      [solid('point', box(0, 0, 0))],
      [solid('huge', box(1e30, 1e30, 1e30))],
      [solid('tiny', box(1e-30, 1e-30, 1e-30))],
      [{ ...dot, points: new Float64Array() }],
      [{ ...dot, points: Float64Array.of(1, 1) }],
      [{ ...dot, points: Float64Array.of(1, 1, 1, 9) }],
      [{ ...ring, rings: [] }],
      [ring, solid('a', box(1, 1, 1))],
    ];
    for (const shapes of lists) {
      expect(decode(renderPicture(shapes, { width: 16, height: 12 })).pixels.length).toBe(576);
    }
    expect(decode(renderPicture([], { width: 1, height: 1 })).pixels.length).toBe(3);
  });
});
