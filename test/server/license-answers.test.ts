// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest';
import { possibleLicenses } from '../../src/designs/license/compatibility/possible-licenses.ts';
import {
  answersOf,
  licenseFrom,
  licenseOutcomes,
} from '../../src/server/drafts/license-answers.ts';

const fork = (license: string) =>
  licenseOutcomes(possibleLicenses([{ name: 'a/b@1.0.0', license, use: 'fork' }]));

describe('three answers', () => {
  it('come to a license each, whose answers lead back to it', () => {
    const outcomes = licenseOutcomes(possibleLicenses([]));
    expect(outcomes).toHaveLength(3 * 2 * 3);
    for (const { license, take } of outcomes) {
      expect(take).toBe(license);
      expect(licenseFrom(answersOf(license)!)).toBe(license);
    }
  });

  it('never come to one that the lineage does not allow, and say why and what is near', () => {
    for (const license of ['CC-BY-SA-4.0', 'CERN-OHL-S-2.0', 'GPL-3.0-or-later', 'MIT']) {
      const possible = possibleLicenses([{ name: 'a/b@1.0.0', license, use: 'fork' }])
        .filter((each) => each.possible)
        .map((each) => each.license);
      for (const outcome of fork(license)) {
        if (outcome.take !== undefined) expect(possible).toContain(outcome.take);
        const isTaken = outcome.take === outcome.license;
        expect(isTaken).toBe(possible.includes(outcome.license));
        expect(outcome.words).toMatch(isTaken ? /^That is/ : /^That would be .*does not allow/);
      }
    }
    const wanted = { share: 'no', credit: 'no', about: 'thing' };
    expect(fork('CERN-OHL-S-2.0').find((each) => each.credit === 'no')).toMatchObject({
      license: 'CC0-1.0',
      take: 'CERN-OHL-S-2.0',
    });
    expect(licenseFrom(wanted)).toBe('CC0-1.0');
  });
});
