// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, it } from 'vitest';
import { summaryLines } from '../../src/cli/finish.ts';
import { production } from '../../src/pipeline/plate/production.ts';
import { estimateText } from '../../src/shared/estimate-text.ts';

const NAMES = { printer: 'mini', material: 'pla', process: 'draft' };

it.each([
  ['EUR', '€1.23'],
  ['INR', '₹1.23'],
  ['CAD', 'CA$1.23'],
  ['JPY', '¥1'],
])('what the material costs is told in its currency, here and there: %s', (currency, price) => {
  const made = { ...production(NAMES, [], currency), cost: 1.234 };
  expect(estimateText(made, 1)).toContain(`· material ${price}\u00a0·`);
  expect(summaryLines([], made).join()).toMatch(new RegExp(`material costs 1\\.23 ${currency}$`));
});

it('an unknown currency is not guessed, and no price is no cost', () => {
  const made = { ...production(NAMES, [], ''), cost: 1.234 };
  expect(estimateText(made, 1)).toContain('· material 1.23\u00a0·');
  expect(estimateText({ ...made, cost: 0 }, 1)).not.toContain('material');
});

it('a currency that has no code is told as it is written', () => {
  const made = { ...production(NAMES, [], 'shells'), cost: 1.234 };
  expect(estimateText(made, 1)).toContain('· material 1.23 shells\u00a0·');
});
