// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { versionName } from '../../../designs/library/reference.ts';
import type { VersionRecord } from '../../../designs/library/version-record.ts';
import {
  asksNothing,
  besideVerdict,
  restrictionProblem,
} from '../../../designs/license/compatibility/collection.ts';
import { describeLicense } from '../../../designs/license/compatibility/describe-license.ts';
import { isAllowed } from '../../../designs/license/compatibility/verdict.ts';
import { ProblemList } from '../../html/problem-list.tsx';
import type { PlacedDesign } from './placed-design.ts';

/** What holds of works that lie side by side: each keeps its license, and what each asks. */
export const PlateLicenses = ({ designs }: { readonly designs: readonly PlacedDesign[] }) => {
  const records = designs.flatMap(({ record }) => record ?? []);
  const licenses = [...new Set(records.map(({ license }) => license))];
  const restrictions = [
    ...new Map(records.map((record) => [versionName(record), record.license])),
  ].flatMap(([name, license]) => restrictionProblem(name, license) ?? []);
  return (
    <section class="licenses" aria-label="Licenses">
      <h2>Licenses</h2>
      <p>
        {records.length === 1
          ? 'One work, under its own license.'
          : licenses.every(asksNothing)
            ? 'These works lie side by side: a collection of them, not a new work. Each keeps its own license, and none asks for anything: what comes of this plate may be passed on as it is.'
            : 'These works lie side by side: a collection of them, not a new work. Each keeps its own license, whatever lies beside it, and who passes on a file passes on what all works in it ask for.'}
      </p>
      {restrictions.length > 0 && <ProblemList problems={restrictions} />}
      <dl>
        {licenses.map((license) => (
          <>
            <dt>
              <a href={`/licenses/${encodeURIComponent(license)}`}>{license}</a>:{' '}
              {titlesUnder(license, records)}
            </dt>
            <dd>
              {describeLicense(license) ?? 'Its text says what it asks.'} {besideText(license)}
            </dd>
          </>
        ))}
      </dl>
    </section>
  );
};

const titlesUnder = (license: string, records: readonly VersionRecord[]): string => {
  const titles = records
    .filter((each) => each.license === license)
    .map(({ manifest }) => manifest.title);
  return [...new Set(titles)].join(', ');
};

const besideText = (license: string): string => {
  const verdict = besideVerdict(license);
  const todo =
    isAllowed(verdict) && verdict.duties.length > 0 ? ` To do: ${verdict.duties.join('; ')}.` : '';
  return `${verdict.reason}${todo}`;
};
