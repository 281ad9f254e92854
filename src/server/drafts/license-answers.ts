// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { OfferedLicense } from '../../designs/license/compatibility/offered-licenses.ts';
import { describeLicense } from '../../designs/license/compatibility/describe-license.ts';
import type { PossibleLicense } from '../../designs/license/compatibility/possible-licenses.ts';

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

/** What three answers come to, in the light of what a design was made from. */
export interface LicenseOutcome {
  readonly share: string;
  readonly credit: string;
  readonly about: string;
  /** What the answers mean. */
  readonly license: string;
  /** What may be taken: the same, or the nearest that the lineage allows; absent where it allows none. */
  readonly take?: string;
  /** One or two sentences for whoever answered. */
  readonly words: string;
}

/** For every way to answer. */
export const licenseOutcomes = (
  licenses: readonly PossibleLicense[],
): readonly LicenseOutcome[] => {
  const [share, credit, about] = LICENSE_QUESTIONS.map(({ answers }) =>
    answers.map(([value]) => value as string),
  ) as [string[], string[], string[]];
  return share.flatMap((s) =>
    credit.flatMap((c) => about.map((a) => outcomeOf({ share: s, credit: c, about: a }, licenses))),
  );
};

const outcomeOf = (
  answers: Pick<LicenseOutcome, 'share' | 'credit' | 'about'>,
  licenses: readonly PossibleLicense[],
): LicenseOutcome => {
  const license = licenseFrom(answers);
  const known = licenses.find((each) => each.license === license);
  if (known === undefined || known.possible) {
    return {
      ...answers,
      license,
      take: license,
      words: `That is ${license}. ${describeLicense(license)}`,
    };
  }
  const take = nearestPossible(answers, licenses);
  const why = `That would be ${license}, which its lineage does not allow: ${known.decisive?.reason ?? ''}`;
  return take === undefined
    ? { ...answers, license, words: `${why} No license on offer is possible.` }
    : {
        ...answers,
        license,
        take,
        words: `${why} The nearest that is possible: ${take}. ${describeLicense(take)}`,
      };
};

/** Of the same kind and as open as what was asked for or more so, before anything else. */
const nearestPossible = (
  { about }: Pick<LicenseOutcome, 'about'>,
  licenses: readonly PossibleLicense[],
): string | undefined => {
  const possible = licenses.filter((each) => each.possible).map((each) => each.license);
  const kin = Object.values(ANSWERS[about] ?? {}) as readonly string[];
  return kin.find((each) => possible.includes(each)) ?? possible[0];
};

/** The answers that a license goes by; undefined where no answers lead to it. */
export const answersOf = (
  license: string | undefined,
): Readonly<Record<'share' | 'credit' | 'about', string>> | undefined => {
  if (license === 'CC0-1.0') return { share: 'no', credit: 'no', about: 'thing' };
  for (const [about, row] of Object.entries(ANSWERS)) {
    const share = Object.keys(row).find((each) => row[each] === license);
    if (share !== undefined) return { share, credit: 'yes', about };
  }
  return undefined;
};
