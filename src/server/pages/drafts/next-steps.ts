// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { NextStep } from '../../html/problem-list.tsx';

const license: NextStep = {
  href: '#license-questions',
  words: 'Answer the three questions on the license',
  instead: true,
};
const version: NextStep = { href: '#version', words: 'Give it a version number', instead: true };

/** Where on the page of a draft a finding is put right, by its code: whoever knows forms need not know okh.toml. */
export const NEXT_STEPS: Readonly<Record<string, NextStep>> = {
  'manifest-no-license': license,
  'manifest-license-not-open': license,
  'lineage-license': { ...license, words: 'Choose among the licenses that are possible' },
  'manifest-license-not-spdx': { ...license, words: 'Choose a license', instead: false },
  'license-header-contradicts': { ...license, words: 'Look at the license', instead: false },
  'manifest-no-title': { href: '#title', words: 'Give it a name', instead: true },
  'manifest-no-function': { href: '#function', words: 'Write one sentence', instead: true },
  'manifest-function-to-say': { href: '#function', words: 'Write one sentence', instead: true },
  'manifest-no-author': { href: '#authors', words: 'Say who made it', instead: true },
  'manifest-bad-version': version,
  'manifest-no-version': version,
  'library-version-taken': { ...version, words: 'Give it a higher version number' },
  'access-denied': { href: '#author', words: 'Look under whose name it is published' },
};
