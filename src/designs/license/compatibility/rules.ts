// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Answer } from './verdict.ts';

/** What a cell of the table stands for. */
export interface Rule {
  readonly answer: Answer;
  readonly reason: string;
  readonly clause: string;
  readonly duties: readonly string[];
}

const rule = (
  answer: Answer,
  clause: string,
  reason: string,
  ...duties: readonly string[]
): Rule => ({ answer, reason, clause, duties });

const KEEP_NOTICE = 'keep its copyright lines and license text with the part';
const CREDIT = 'name its authors, its license and where it is from, and say what was changed';
const UNSAID =
  'Naming the authors is possible there, but nobody has officially said that the two fit.';
const OHL_P = 'keep its notices, note your modifications and supply a copy of CERN-OHL-P-2.0';

const BY_4 = 'CC BY 4.0 §3(a)(4)';
const BY_3 = 'CC BY 3.0 §3(b) and §4(b)';
const NEWER = 'GPL-2.0 §9, GPL-3.0 §14, AGPL-3.0 §14, LGPL-2.1 §13, LGPL-3.0 §6';
const P = 'CERN-OHL-P-2.0 §3.4';

/** Cells by the name that the table writes; `no` is told by the row's own kind. */
export const RULES = {
  // Without conditions, or notices alone.
  free: rule(
    'yes',
    'CC0-1.0 §2; Unlicense, 0BSD, MIT-0',
    'It asks for nothing, so it may go anywhere.',
  ),
  kept: rule(
    'yes',
    'MIT, BSD, ISC: the notice condition; Apache-2.0 §4',
    'The new license lets its notice stay.',
    KEEP_NOTICE,
  ),
  both: rule(
    'yes',
    'MIT, BSD, ISC: the notice condition; Apache-2.0 §4',
    'Both ask for notices alone, and both stay.',
    KEEP_NOTICE,
  ),
  keep: rule(
    'duty',
    'MIT, BSD, ISC: the notice condition; Apache-2.0 §4',
    'It may be put under other terms as long as its own notice stays.',
    KEEP_NOTICE,
  ),
  part: rule(
    'duty',
    'Apache-2.0 §4',
    'Its conditions, the patent clause among them, stay on its part.',
    KEEP_NOTICE,
    'keep its NOTICE file and mark changed files',
  ),
  patent: rule(
    'no',
    'Apache-2.0 §3; GPL-2.0 §6, LGPL-2.1 §10',
    'Its patent clause is a further restriction, which the old versions of the GNU licenses forbid.',
  ),
  // Creative Commons and Free Art.
  by: rule(
    'yes',
    BY_4,
    'An adaptation may be under any terms that let recipients name the authors.',
    CREDIT,
  ),
  by3: rule(
    'yes',
    BY_3,
    'An adaptation may be under other terms as long as the authors stay named.',
    CREDIT,
  ),
  fsf: rule(
    'yes',
    `${BY_4} and the FSF's list of licenses`,
    'The FSF lists it as compatible with every version of the GPL.',
    CREDIT,
  ),
  fsf3: rule(
    'yes',
    `${BY_3}; the FSF's list of licenses, on version 4.0`,
    'It asks for the same credit as version 4.0, which the FSF lists as compatible with every version of the GPL.',
    CREDIT,
  ),
  cred: rule('duty', BY_4, UNSAID, CREDIT),
  cred3: rule('duty', BY_3, UNSAID, CREDIT),
  later: rule(
    'yes',
    'CC BY-SA 3.0 §4(b)(ii), CC BY-SA 2.0 and 2.5 §4(b)',
    'An adaptation may be under a later version of the same license.',
    CREDIT,
  ),
  togpl: rule(
    'yes',
    'CC BY-SA 4.0 §3(b)(1) with §1(c), and the one-way declaration of 8 October 2015',
    'Creative Commons declared version 3 of the GPL compatible; there is no way back.',
    CREDIT,
    'name Creative Commons as proxy (GPL-3.0 §14) where later versions are offered',
  ),
  toagpl: rule(
    'duty',
    'CC BY-SA 4.0 §3(b)(1) with §1(c), the declaration of 8 October 2015 and GPL-3.0 §13',
    'It goes by way of version 3 of the GPL, which may be combined with the AGPL.',
    CREDIT,
    'keep its adaptation under GPL-3.0 within the combined work',
  ),
  fal: rule(
    'yes',
    'CC BY-SA 4.0 §3(b)(1) with §1(c), LAL-1.3 §5 and the declaration of 21 October 2014',
    'The two are declared compatible in both directions.',
    CREDIT,
  ),
  // Hardware.
  perm: rule('yes', P, 'Any terms will do there if notices stay and its text is supplied.', OHL_P),
  perd: rule(
    'duty',
    P,
    'Any terms will do if notices and modification notices stay and its text is supplied.',
    OHL_P,
  ),
  weak: rule(
    'duty',
    'CERN-OHL-W-2.0 §8.3',
    'The strong variant may take it when every Available Component is one by the strong definition too.',
    'check that all Available Components satisfy CERN-OHL-S-2.0 §1.7',
    'keep its notices',
  ),
  incom: rule(
    'no',
    'CERN-OHL-S-2.0 §1.2',
    'The GPL and CERN-OHL-S are not Compatible Licenses of each other; only its authors can offer both.',
  ),
  avail: rule(
    'no',
    'CERN-OHL-S-2.0 §3.3(d); CERN-OHL-W-2.0 §1.7(a) with §1.2(b)',
    'It can only stand beside the weak variant as a separately licensed Available Component.',
  ),
  // GNU and Mozilla.
  lib: rule(
    'yes',
    'LGPL-2.1 §3, LGPL-3.0 §2(b)',
    'The Lesser GPL lets its work go over to the GPL.',
    'keep its copyright notices',
  ),
  moz: rule(
    'yes',
    'MPL-2.0 §1.12 and §3.3',
    'The GNU licenses are its Secondary Licenses, unless its files say otherwise.',
    'check that no file is marked "Incompatible With Secondary Licenses"',
    'keep its copyright notices',
  ),
  newer: rule(
    'yes',
    NEWER,
    'Its authors let you choose among its versions.',
    'keep its copyright notices',
  ),
  older: rule('no', NEWER, 'The new work would offer versions that its authors did not.'),
  aff: rule(
    'yes',
    'GPL-3.0 §13; LGPL-2.1 §3 and LGPL-3.0 §2(b) lead there',
    'Version 3 of the GPL may be combined with the AGPL.',
    'keep its part under the GPL within the combined work',
  ),
  apart: rule(
    'no',
    'AGPL-3.0 §13',
    'It may be combined with the GPL only as a part that stays under the AGPL.',
  ),
} as const satisfies Readonly<Record<string, Rule>>;

export type RuleName = keyof typeof RULES;

/** `no`: refused by the row's own license. `-`: not known. */
export type Cell = RuleName | 'no' | '-';

/** The cells of a row, one for each of the columns `C`. */
export type Row<C extends readonly unknown[]> = { readonly [I in keyof C]: Cell };
