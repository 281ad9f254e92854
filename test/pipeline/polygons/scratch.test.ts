// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference, union } from '../../../src/pipeline/polygons/clip.ts';
import { tangles } from './rings.ts';

test('a result stays as it is whatever is computed after it', () => {
  fc.assert(
    fc.property(tangles, tangles, (a, b) => {
      const result = difference(a, b);
      const copy = result.map((ring) => [...ring]);
      union(b, a);
      difference(b, a);
      expect(result.map((ring) => [...ring])).toEqual(copy);
      expect(difference(a, b).map((ring) => [...ring])).toEqual(copy);
    }),
  );
});
