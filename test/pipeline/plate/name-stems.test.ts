// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameStems } from '../../../src/pipeline/plate/name-stems.ts';

it('a slug stays as it is where no other design has files of that name', () => {
  expect(nameStems(['knob', 'clip', 'knob', 'knob'])).toEqual(['knob', 'clip', 'knob.2', 'knob.3']);
  expect(nameStems(['box', 'box-lid', 'boxes'])).toEqual(['box', 'box-lid.2', 'boxes']);
});

it('no two designs have a file name in common, whatever their parts are called', () => {
  const word = fc.constantFrom('a', 'b', 'a-b', 'b-a', 'a-2', '2', 'a-b-a');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(word, fc.uniqueArray(word, { minLength: 1 })), { maxLength: 8 }),
      (designs) => {
        const stems = nameStems(designs.map(([slug]) => slug));
        const names = designs.flatMap(([, parts], i) => [
          stems[i]!,
          ...parts.map((part) => `${stems[i]!}-${part}`),
        ]);
        expect(new Set(names).size).toBe(names.length);
      },
    ),
  );
});
