// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KNOWN_IDS } from '../../../../src/designs/license/compatibility/kinds.ts';
import { licenseVerdict } from '../../../../src/designs/license/compatibility/license-verdict.ts';
import { possibleLicenses } from '../../../../src/designs/license/compatibility/possible-licenses.ts';
import {
  byAnswer,
  isAllowed,
  type Use,
  USES,
} from '../../../../src/designs/license/compatibility/verdict.ts';

const ADAPTATIONS: readonly Use[] = ['fork', 'remix', 'import'];
const SHARE_ALIKE = KNOWN_IDS.filter((id) => /-SA-|GPL|MPL|OHL-[WS1]|LAL/.test(id));

const license = fc.constantFrom(...KNOWN_IDS, 'EUPL-1.2', 'CC-BY-NC-4.0', 'LicenseRef-x');
const use = fc.constantFrom(...USES);
const adaptation = fc.constantFrom(...ADAPTATIONS);
const expression = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    license,
    fc
      .tuple(tie('any'), fc.constantFrom('AND', 'OR'), tie('any'))
      .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
  ),
})).any;

/**
 * Chains that end where the first license alone does not lead. The work in between was adapted
 * under CC-BY-SA-4.0, whose own compatible licenses then hold.
 */
const BY_WAY_OF_BY_SA_4 = (from: string, to: string): boolean =>
  /^(CC-BY-SA-[23]|LAL)/.test(from) && /^(A?GPL-3|LAL)/.test(to);

test('No path of forks, remixes and imports launders a share-alike license', () => {
  const steps = fc.array(fc.tuple(adaptation, fc.constantFrom(...KNOWN_IDS)), { maxLength: 6 });
  fc.assert(
    fc.property(fc.constantFrom(...SHARE_ALIKE), steps, (first, path) => {
      let now = first;
      for (const [how, next] of path) {
        if (isAllowed(licenseVerdict(now, next, how))) now = next;
      }
      expect(SHARE_ALIKE).toContain(now);
      expect(
        isAllowed(licenseVerdict(first, now, 'remix')) || BY_WAY_OF_BY_SA_4(first, now),
        `${first} became ${now}`,
      ).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('Every chain of allowed steps, however long, ends within the row of its share-alike license', () => {
  const next = new Map(
    KNOWN_IDS.map((from) => [
      from,
      KNOWN_IDS.filter((to) => isAllowed(licenseVerdict(from, to, 'remix'))),
    ]),
  );
  for (const first of SHARE_ALIKE) {
    const reached = new Set([first]);
    for (const now of reached) for (const to of next.get(now)!) reached.add(to);
    for (const end of reached)
      expect(
        next.get(first)!.includes(end) || BY_WAY_OF_BY_SA_4(first, end),
        `${first} ends as ${end}`,
      ).toBe(true);
  }
});

const PUBLIC: ReadonlySet<string> = new Set(['CC0-1.0', 'Unlicense', '0BSD', 'MIT-0']);

test('An open license goes into itself, with its notices', () => {
  for (const id of [...KNOWN_IDS, 'EUPL-1.2', 'CC-BY-2.0'])
    for (const how of USES) {
      const { answer, duties } = licenseVerdict(id, id, how);
      expect([id, answer]).toEqual([id, 'yes']);
      // Beside others, what is in the public domain asks for nothing at all.
      const owesNothing = how === 'collection' && PUBLIC.has(id);
      if (owesNothing) expect(duties).toEqual([]);
      else expect(duties.join()).toMatch(/notices/);
    }
});

test('A choice is worth its best, what holds together its worst', () => {
  fc.assert(
    fc.property(license, license, license, adaptation, (a, b, c, how) => {
      const ac = licenseVerdict(a, c, how);
      const bc = licenseVerdict(b, c, how);
      const [good, bad] = byAnswer(ac, bc) <= 0 ? [ac, bc] : [bc, ac];
      expect(licenseVerdict(`${a} OR ${b}`, c, how).answer).toBe(good.answer);
      if (a !== b) expect(licenseVerdict(`${a} AND ${b}`, c, how).answer).toBe(bad.answer);
    }),
  );
});

test('Who offers a choice must be allowed each of it', () => {
  fc.assert(
    fc.property(license, license, license, adaptation, (a, b, c, how) => {
      const each = [licenseVerdict(a, b, how), licenseVerdict(a, c, how)];
      expect(isAllowed(licenseVerdict(a, `${b} OR ${c}`, how))).toBe(each.every(isAllowed));
      if (b !== c)
        expect(isAllowed(licenseVerdict(a, `${b} AND ${c}`, how))).toBe(each.every(isAllowed));
    }),
  );
});

test('An expression of open licenses goes into itself, in any order', () => {
  expect(licenseVerdict('MIT AND CERN-OHL-S-2.0', 'CERN-OHL-S-2.0 AND MIT', 'fork').answer).toBe(
    'yes',
  );
  expect(licenseVerdict('MIT OR GPL-2.0-only', 'GPL-2.0-only OR MIT', 'fork').answer).toBe('yes');
  expect(licenseVerdict('(MIT OR NONE)', 'MIT', 'fork').answer).toBe('unknown');
  expect(licenseVerdict('CC-BY-NC-4.0 OR MIT', 'MIT', 'fork').answer).toBe('yes');
});

test('Parentheses around one license change nothing', () => {
  fc.assert(
    fc.property(license, license, use, (a, b, how) => {
      expect(licenseVerdict(`(${a})`, `((${b}))`, how).answer).toBe(
        licenseVerdict(a, b, how).answer,
      );
    }),
  );
});

test('No text makes a verdict throw, and what is no expression is unknown', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), expression),
      fc.oneof(fc.string(), expression),
      use,
      (a, b, how) => {
        expect(licenseVerdict(a, b, how)).toMatchObject({ from: a, to: b });
      },
    ),
  );
  const many = Array.from({ length: 20 }, () => '(MIT OR ISC)').join(' AND ');
  expect(licenseVerdict(many, 'MIT', 'fork').answer).toBe('unknown');
  for (const text of ['', '(', '__proto__', 'A'.repeat(1e6), 'MIT OR'])
    expect(licenseVerdict(text, 'MIT', 'fork').answer).toBe('unknown');
});

test('What remains possible is what every origin permits', () => {
  const origins = fc.array(fc.record({ name: fc.string(), license: expression, use }), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(origins, (from) => {
      for (const { license: to, possible, verdicts, decisive } of possibleLicenses(from)) {
        expect(verdicts).toHaveLength(from.length);
        expect(possible).toBe(
          from.every((origin) => isAllowed(licenseVerdict(origin.license, to, origin.use))),
        );
        if (decisive) expect(isAllowed(decisive)).toBe(possible);
      }
    }),
  );
  expect(possibleLicenses([])[0]).toMatchObject({ license: 'CERN-OHL-S-2.0', possible: true });
});
