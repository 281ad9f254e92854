// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { didYouMean, nearestName } from '../../src/shared/nearest-name.ts';

const KEYS = ['layer_height', 'first_layer_height', 'perimeters', 'fill_density', 'ender3', 'mk4'];

it.each([
  ['layer_heigth', 'layer_height'],
  ['layerHeight', 'layer_height'],
  ['FILL DENSITY', 'fill_density'],
  ['ender', 'ender3'],
  ['mk3', 'mk4'],
])('takes %s for %s', (word, meant) => {
  expect(nearestName(word, KEYS)).toBe(meant);
});

it('takes nothing for a word that is like none, or endless', () => {
  expect(nearestName('temperature', KEYS)).toBeUndefined();
  expect(nearestName('', [])).toBeUndefined();
  expect(nearestName('m'.repeat(1e6), KEYS)).toBeUndefined();
});

it('the first of equally near names wins', () => {
  expect(nearestName('width', ['width1', 'width2'])).toBe('width1');
});

it('takes every word for itself, however it is cased and parted', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9]{0,12}$/), { minLength: 1 });
  fc.assert(
    fc.property(names, fc.nat(), (known, pick) => {
      const name = known[pick % known.length]!;
      expect(nearestName(name, known)).toBe(name);
      expect(nearestName(name.toUpperCase().split('').join('_'), known)).toBe(name);
    }),
  );
});

it('hints at the nearest name, else at all when they are few', () => {
  expect(didYouMean('perimetres', KEYS)).toBe('did you mean perimeters?');
  expect(didYouMean('temperature', ['pla', 'petg'])).toBe('known: pla, petg');
  const many = Array.from({ length: 21 }, (_, i) => `key-number-${i}`);
  expect(didYouMean('x', many)).toBe('see the list of known names');
});
