// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack } from '../../../src/jobs/layers/pack.ts';
import { fromBytes, toBytes } from '../../../src/jobs/layers/packed-bytes.ts';
import { unpack } from '../../../src/jobs/layers/unpack.ts';

const { tree: plain } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(undefined, true, false, NaN, -0, Infinity),
    fc.double(),
    fc.string(),
    fc.array(fc.double()).map((values) => Float64Array.from(values)),
    fc.uint8Array(),
    fc.array(tie('tree')),
    fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      tie('tree'),
      {
        noNullPrototype: true,
      },
    ),
  ),
}));

describe('packing', () => {
  it('gives back what was packed, also by way of shared memory', () => {
    fc.assert(
      fc.property(plain, (value) => {
        const packed = pack(value);
        expect(unpack(packed)).toEqual(value);
        const words = new Float64Array(new SharedArrayBuffer(packed.words.byteLength));
        words.set(packed.words);
        expect(unpack({ ...packed, words })).toEqual(value);
      }),
    );
  });

  it('gives back what was packed by way of a file, wherever in a buffer its bytes begin', () => {
    fc.assert(
      fc.property(fc.array(plain), fc.string(), fc.nat(9), (values, about, offset) => {
        const bytes = toBytes(about, values.map(pack));
        const within = new Uint8Array(offset + bytes.length);
        within.set(bytes, offset);
        const read = fromBytes(within.subarray(offset));
        expect(read.about).toBe(about);
        expect(read.packed.map(unpack)).toEqual(values);
      }),
    );
  });

  it('refuses what would come back as something else', () => {
    for (const value of [new Map(), new Float32Array(2), new Date(0)])
      expect(() => pack({ value })).toThrow('expected plain data');
  });

  it('keeps one object one object', () => {
    const ring = Float64Array.of(1, 2);
    const section = [ring];
    const [first, second, other] = unpack(pack([{ section }, { section }, [ring]])) as [
      { section: unknown[] },
      { section: unknown[] },
      unknown[],
    ];
    expect(second.section).toBe(first.section);
    expect(other[0]).toBe(first.section[0]);
  });
});
