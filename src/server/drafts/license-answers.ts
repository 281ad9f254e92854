// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { OfferedLicense } from '../../designs/license/compatibility/offered-licenses.ts';

/** Three questions in plain words, for whoever does not know licenses. */
export const LICENSE_QUESTIONS = [
  {
    name: 'share',
    text: 'Somebody changes your design and passes it on. Must their version stay open?',
    answers: [
      ['yes', 'Yes, under the same license'],
      ['parts', 'What they change of mine; what they add around it need not'],
      ['no', 'No'],
    ],
  },
  {
    name: 'credit',
    text: 'Must your name stay with it?',
    answers: [
      ['yes', 'Yes'],
      ['no', 'No, I give it away entirely'],
    ],
  },
  {
    name: 'about',
    text: 'What is it above all?',
    answers: [
      ['thing', 'A thing that is used'],
      ['art', 'A thing that is looked at'],
      ['code', 'Code that other designs build on'],
    ],
  },
] as const;

const ANSWERS: Readonly<Record<string, Readonly<Record<string, OfferedLicense>>>> = {
  thing: { yes: 'CERN-OHL-S-2.0', parts: 'CERN-OHL-W-2.0', no: 'CERN-OHL-P-2.0' },
  art: { yes: 'CC-BY-SA-4.0', parts: 'CC-BY-SA-4.0', no: 'CC-BY-4.0' },
  code: { yes: 'GPL-3.0-or-later', parts: 'LGPL-3.0-or-later', no: 'MIT' },
};

/** The license that the answers mean; who gives no answer means the first. */
export const licenseFrom = (answers: {
  readonly share?: string | undefined;
  readonly credit?: string | undefined;
  readonly about?: string | undefined;
}): OfferedLicense => {
  if (answers.credit === 'no') return 'CC0-1.0';
  const of = ANSWERS[answers.about ?? ''] ?? ANSWERS['thing']!;
  return of[answers.share ?? ''] ?? of['yes']!;
};
