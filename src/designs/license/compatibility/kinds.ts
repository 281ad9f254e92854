// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Licenses with the same row and column in the table. */
export interface LicenseKind {
  /** SPDX ids, with their exception where one is meant. */
  readonly ids: readonly string[];
  /** Why an adaptation may not leave the license, and where it says so: the cell `no`. */
  readonly stays: string;
  readonly clause: string;
  /** Where it says that works side by side keep their own licenses. */
  readonly collection: string;
}

const kind = (
  ids: readonly string[],
  stays: string,
  clause: string,
  collection = clause,
): LicenseKind => ({ ids, stays, clause, collection });

const NOTICE = 'Its notice must stay on every copy, and the new license would give that up.';
const BY = 'Its authors must stay named, and the new license would give that up.';
const SHARE_ALIKE = 'An adaptation stays under the same license or one declared compatible.';
const GNU = 'The whole of a work based on it must be under its own license.';
const LIBRARY = 'A changed library stays under its license or goes over to the GPL.';

const BY_SA = 'CC BY-SA 4.0 §3(b)(1)';
const GPL_2 = 'GPL-2.0 §2(b)';
const GPL_3 = 'GPL-3.0 §5(c)';
const AGPL_3 = 'AGPL-3.0 §5(c)';
const AGGREGATE_2 = 'GPL-2.0 §2, on mere aggregation';
const AGGREGATE_3 = 'GPL-3.0 §5, on aggregates';

/** Every license that the table knows. The order is that of the rows. */
export const KINDS = {
  public: kind(
    ['CC0-1.0', 'Unlicense', '0BSD', 'MIT-0'],
    'It asks for nothing.',
    'CC0-1.0 §2; Unlicense, 0BSD and MIT-0 ask for no notice',
  ),
  notice: kind(
    ['MIT', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC'],
    NOTICE,
    'MIT, BSD and ISC: the condition that the notice appears in all copies',
  ),
  apache: kind(
    ['Apache-2.0', 'Apache-2.0 WITH SHL-2.0', 'Apache-2.0 WITH SHL-2.1'],
    NOTICE,
    'Apache-2.0 §4',
    'Apache-2.0 §1, on separable works',
  ),
  'by-3': kind(['CC-BY-3.0'], BY, 'CC BY 3.0 §4(b)', 'CC BY 3.0 §1(b)'),
  'by-4': kind(['CC-BY-4.0'], BY, 'CC BY 4.0 §3(a)', 'CC BY 4.0 §1(a)'),
  'by-sa-2': kind(
    ['CC-BY-SA-2.0', 'CC-BY-SA-2.5'],
    SHARE_ALIKE,
    'CC BY-SA 2.0 and 2.5 §4(b)',
    'CC BY-SA 2.0 and 2.5 §1(a)',
  ),
  'by-sa-3': kind(['CC-BY-SA-3.0'], SHARE_ALIKE, 'CC BY-SA 3.0 §4(b)', 'CC BY-SA 3.0 §1(b)'),
  'by-sa-4': kind(['CC-BY-SA-4.0'], SHARE_ALIKE, BY_SA, 'CC BY-SA 4.0 §1(a)'),
  lal: kind(['LAL-1.3'], SHARE_ALIKE, 'LAL-1.3 §2.3 and §5', 'LAL-1.3 §4'),
  'ohl-p': kind(['CERN-OHL-P-2.0'], NOTICE, 'CERN-OHL-P-2.0 §3.3 and §3.4'),
  'ohl-w': kind(
    ['CERN-OHL-W-2.0'],
    SHARE_ALIKE,
    'CERN-OHL-W-2.0 §3.3(d)',
    'CERN-OHL-W-2.0 §3.3(d) and §1.8',
  ),
  'ohl-s': kind(
    ['CERN-OHL-S-2.0'],
    'Modified source is conveyed under CERN-OHL-S or not at all.',
    'CERN-OHL-S-2.0 §3.3(d)',
  ),
  tapr: kind(
    ['TAPR-OHL-1.0'],
    'Modified documentation is distributed under the same license.',
    'TAPR-OHL-1.0 §3 and §4.2(a)',
    'TAPR-OHL-1.0 §1.4 and §4.1',
  ),
  mpl: kind(['MPL-2.0'], 'Its files stay under the MPL.', 'MPL-2.0 §3.1', 'MPL-2.0 §3.3'),
  'lgpl-2': kind(['LGPL-2.1-only'], LIBRARY, 'LGPL-2.1 §2 and §3', 'LGPL-2.1 §2'),
  'lgpl-2+': kind(['LGPL-2.1-or-later'], LIBRARY, 'LGPL-2.1 §2 and §3', 'LGPL-2.1 §2'),
  'lgpl-3': kind(['LGPL-3.0-only'], LIBRARY, 'LGPL-3.0 §2', AGGREGATE_3),
  'lgpl-3+': kind(['LGPL-3.0-or-later'], LIBRARY, 'LGPL-3.0 §2', AGGREGATE_3),
  'gpl-2': kind(['GPL-2.0-only'], GNU, GPL_2, AGGREGATE_2),
  'gpl-2+': kind(['GPL-2.0-or-later'], GNU, GPL_2, AGGREGATE_2),
  'gpl-3': kind(['GPL-3.0-only'], GNU, GPL_3, AGGREGATE_3),
  'gpl-3+': kind(['GPL-3.0-or-later'], GNU, GPL_3, AGGREGATE_3),
  'agpl-3': kind(['AGPL-3.0-only'], GNU, AGPL_3, 'AGPL-3.0 §5, on aggregates'),
  'agpl-3+': kind(['AGPL-3.0-or-later'], GNU, AGPL_3, 'AGPL-3.0 §5, on aggregates'),
} as const satisfies Readonly<Record<string, LicenseKind>>;

export type KindName = keyof typeof KINDS;

const KIND_BY_ID = new Map<string, KindName>(
  (Object.keys(KINDS) as KindName[]).flatMap((name) =>
    KINDS[name].ids.map((id): [string, KindName] => [id, name]),
  ),
);

/** `kindOf('MIT')` is `'notice'`; undefined for a license that the table does not know. */
export const kindOf = (id: string): KindName | undefined => KIND_BY_ID.get(id);

/** Every id that the table knows, in the order of the rows. */
export const KNOWN_IDS: readonly string[] = [...KIND_BY_ID.keys()];
