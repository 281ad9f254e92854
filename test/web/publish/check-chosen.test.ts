// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkChosen, sharesSent } from '../../../src/web/publish/check-chosen.ts';

const MIB = 1024 * 1024;

describe('what is chosen to be sent', () => {
  it.each([
    ['nothing', [], /no file/],
    ['too many files', Array.from({ length: 2001 }, (_, i) => [`${i}.js`, 1]), /2000 files/],
    [
      'a ZIP beside a file',
      [
        ['a.zip', 1],
        ['b.js', 1],
      ],
      /a\.zip is a ZIP beside/,
    ],
    ['a large file', [['big.stl', 33 * MIB]], /big\.stl has 33\.0 MB/],
    ['a large ZIP', [['a.zip', 129 * MIB]], /a\.zip/],
    ['too much together', Array.from({ length: 5 }, (_, i) => [`${i}.stl`, 30 * MIB]), /150\.0 MB/],
  ] as [string, [string, number][], RegExp][])('is refused in words: %s', (_what, files, words) => {
    expect(checkChosen(files.map(([path, bytes]) => ({ path, bytes })))).toMatch(words);
  });

  it('is fine as one ZIP larger than a file may be, or as files', () => {
    expect(checkChosen([{ path: 'a.zip', bytes: 100 * MIB }])).toBeUndefined();
    expect(checkChosen([{ path: 'a.js', bytes: 3 }])).toBeUndefined();
  });

  it('goes file by file: shares add up to what has gone, and none begins before the one ahead', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (sizes, part) => {
          const all = sizes.reduce((sum, size) => sum + size, 0);
          const shares = sharesSent(sizes, part * 5000, 5000);
          const gone = shares.reduce((sum, share, i) => sum + share * sizes[i]!, 0);
          expect(gone).toBeCloseTo(part * all, 6);
          for (const [i, share] of shares.entries()) {
            if (share < 1) expect(shares.slice(i + 1).every((each) => each < 1e-9)).toBe(true);
          }
        },
      ),
    );
  });
});
