// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest';
import { KINDS } from '../../../../src/designs/license/compatibility/kinds.ts';
import { RULES } from '../../../../src/designs/license/compatibility/rules.ts';
import { licenseText } from '../../../../src/designs/read/license-text.ts';

/** As clauses name them → the texts that they must be in. */
const TEXTS: Readonly<Record<string, readonly string[]>> = {
  'CC BY-SA 2.0 and 2.5': ['CC-BY-SA-2.0', 'CC-BY-SA-2.5'],
  'CC BY-SA 3.0': ['CC-BY-SA-3.0'],
  'CC BY-SA 4.0': ['CC-BY-SA-4.0'],
  'CC BY 3.0': ['CC-BY-3.0'],
  'CC BY 4.0': ['CC-BY-4.0'],
  'CC0-1.0': ['CC0-1.0'],
  'LAL-1.3': ['LAL-1.3'],
  'CERN-OHL-P-2.0': ['CERN-OHL-P-2.0'],
  'CERN-OHL-W-2.0': ['CERN-OHL-W-2.0'],
  'CERN-OHL-S-2.0': ['CERN-OHL-S-2.0'],
  'TAPR-OHL-1.0': ['TAPR-OHL-1.0'],
  'Apache-2.0': ['Apache-2.0'],
  'MPL-2.0': ['MPL-2.0'],
  'AGPL-3.0': ['AGPL-3.0-only'],
  'LGPL-2.1': ['LGPL-2.1-only'],
  'LGPL-3.0': ['LGPL-3.0-only'],
  'GPL-2.0': ['GPL-2.0-only'],
  'GPL-3.0': ['GPL-3.0-only'],
};

const NAMES = Object.keys(TEXTS).map((name) => name.replaceAll('.', '\\.'));
const PLACE = new RegExp(`(${NAMES.join('|')})|§([\\d.]*\\d)((?:\\([A-Za-z0-9]+\\))*)`, 'g');

interface Place {
  readonly id: string;
  /** `['3', 'b', '1']` of `§3(b)(1)`. */
  readonly path: readonly string[];
}

const placesIn = (clause: string): readonly Place[] => {
  let ids: readonly string[] = [];
  return [...clause.matchAll(PLACE)].flatMap(([, name, section, below = '']) => {
    if (name !== undefined) {
      ids = TEXTS[name]!;
      return [];
    }
    expect(ids, clause).not.toEqual([]);
    const path = [section!, ...[...below.matchAll(/\((\w+)\)/g)].map(([, each]) => each!)];
    return ids.map((id) => ({ id, path }));
  });
};

/** Whether a text has that section, below it that paragraph, and so on. */
const hasPlace = (text: string, [section = '', ...below]: readonly string[]): boolean => {
  const [top = ''] = section.split('.');
  let rest = after(text, heading(text, top));
  const next = rest && heading(text, String(Number(top) + 1)).exec(rest);
  if (next) rest = rest!.slice(0, next.index);
  if (section !== top) {
    rest = after(rest, new RegExp(`^ *${section.replaceAll('.', '\\.')}[. ]`, 'm'));
  }
  for (const each of below) rest = after(rest, new RegExp(`(?:^|[\\s(])${each}[.)]\\s`, 'm'));
  return rest !== undefined;
};

/** The line that begins section `number`; numbers of paragraphs are set in. */
const heading = (text: string, number: string): RegExp =>
  new RegExp(/^Section 1 /m.test(text) ? `^Section ${number} ` : `^ ?${number}[. -]`, 'm');

const after = (text: string | undefined, found: RegExp): string | undefined => {
  const match = text === undefined ? null : found.exec(text);
  return match === null ? undefined : text!.slice(match.index + match[0].length);
};

const CLAUSES = new Set([
  ...Object.values(RULES).map(({ clause }) => clause),
  ...Object.values(KINDS).flatMap(({ clause, collection }) => [clause, collection]),
]);

test.each([...CLAUSES].filter((clause) => clause.includes('§')))(
  'stands where it is said to stand: %s',
  async (clause) => {
    const places = placesIn(clause);
    expect(places.length).toBeGreaterThanOrEqual([...clause.matchAll(/§/g)].length);
    for (const { id, path } of places) {
      const text = await licenseText(id);
      expect(text, id).toBeDefined();
      expect(hasPlace(text!, path), `${id} §${path.join(' ')}`).toBe(true);
    }
  },
);

test('what does not stand there would be found', async () => {
  const text = (await licenseText('CC-BY-SA-4.0'))!;
  expect(hasPlace(text, ['3', 'b', '1'])).toBe(true);
  expect(hasPlace(text, ['3', 'b', '1', 'C'])).toBe(false);
  expect(hasPlace(text, ['9'])).toBe(false);
  const cern = (await licenseText('CERN-OHL-S-2.0'))!;
  expect(hasPlace(cern, ['3.3', 'd'])).toBe(true);
  expect(hasPlace(cern, ['3.3', 'e'])).toBe(false);
  expect(hasPlace(cern, ['3.4'])).toBe(false);
});
