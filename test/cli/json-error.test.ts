// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { jsonErrorOffset } from '../../src/cli/json-error.ts';

it('finds no error in JSON, and the end of it when something is missing there', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (text, cut) => {
      expect(jsonErrorOffset(text)).toBe(text.length);
      const shown = JSON.stringify({ value: JSON.parse(text) }, null, 2);
      expect(jsonErrorOffset(shown)).toBe(shown.length);
      expect(jsonErrorOffset(shown.slice(0, cut % shown.length))).toBeLessThanOrEqual(cut);
    }),
  );
});

it('finds the first sign that does not fit', () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom('}', ']', ',', ':', '!'), (text, sign) => {
      expect(jsonErrorOffset(`${text} ${sign}`)).toBe(text.trimEnd().length + 1);
      expect(jsonErrorOffset(`[${sign === ']' ? '}' : sign} ${text}`)).toBe(1);
    }),
  );
});
