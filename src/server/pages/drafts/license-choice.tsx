// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describeLicense } from '../../../designs/license/compatibility/describe-license.ts';
import type { DraftLicenses } from '../../drafts/draft-licenses.ts';

interface LicenseChoiceProps extends DraftLicenses {
  /** What the files say now. */
  readonly license: string | undefined;
}

/** The licenses that the lineage allows, and why it does not allow the others. */
export const LicenseChoice = ({ license, lineage, licenses }: LicenseChoiceProps) => {
  const possible = licenses.filter((each) => each.possible);
  const others = licenses.filter((each) => !each.possible);
  const isOther = license !== undefined && !possible.some((each) => each.license === license);
  return (
    <>
      <label for="license">License</label>
      <select id="license" name="license" aria-describedby="license-help">
        <option value="">as the three answers say</option>
        {isOther && (
          <option value={license} selected>
            {license}
          </option>
        )}
        {possible.map((each) => (
          <option value={each.license} selected={each.license === license}>
            {each.license}
          </option>
        ))}
      </select>
      <p class="help" id="license-help">
        {(license && describeLicense(license)) ??
          'Every license here lets everybody use, change, share and sell the design.'}
      </p>
      {lineage.length > 0 && (
        <p>
          It is made from{' '}
          {lineage.map(({ of, license: from }) => `${of} (${from ?? 'no license'})`).join(', ')}.
        </p>
      )}
      {others.length > 0 && (
        <details>
          <summary>
            {others.length} {others.length === 1 ? 'license is' : 'licenses are'} not possible
          </summary>
          <ul>
            {others.map((each) => (
              <li>
                {each.license}: {each.decisive?.reason}
                {each.decisive?.clause === undefined ? '' : ` (${each.decisive.clause})`}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};
