// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { describeLicense } from '../../../designs/license/compatibility/describe-license.ts';
import type { DraftLicenses } from '../../drafts/draft-licenses.ts';
import { answersOf, LICENSE_QUESTIONS, licenseOutcomes } from '../../drafts/license-answers.ts';

interface LicenseChoiceProps extends Pick<DraftLicenses, 'lineage' | 'licenses'> {
  /** What the files say now. */
  readonly license: string | undefined;
}

/** Three questions; the licenses that the lineage allows, and why it does not allow the others. */
export const LicenseChoice = ({ license, lineage, licenses }: LicenseChoiceProps) => {
  const possible = licenses.filter((each) => each.possible);
  const others = licenses.filter((each) => !each.possible);
  const isOther = license !== undefined && !possible.some((each) => each.license === license);
  const given = answersOf(license);
  return (
    <fieldset id="license-questions" data-outcomes={JSON.stringify(licenseOutcomes(licenses))}>
      <legend>License</legend>
      {lineage.length > 0 && (
        <p>
          It is made from{' '}
          {lineage.map(({ of, license: from }) => `${of} (${from ?? 'no license'})`).join(', ')}.{' '}
          {others.length === 0
            ? 'Every license on offer is possible.'
            : `That leaves ${possible.length} of ${licenses.length} licenses.`}
        </p>
      )}
      {LICENSE_QUESTIONS.map(({ name, text, answers }) => (
        <fieldset>
          <legend>{text}</legend>
          {answers.map(([value, words]) => (
            <label class="check">
              <input type="radio" name={name} value={value} checked={given?.[name] === value} />{' '}
              {words}
            </label>
          ))}
        </fieldset>
      ))}
      <label for="license">License</label>
      <select id="license" name="license" aria-describedby="license-help">
        <option value="">as the three answers say</option>
        {isOther && (
          <option value={license} selected>
            {license} (not possible here)
          </option>
        )}
        {possible.map((each) => (
          <option
            value={each.license}
            selected={each.license === license}
            data-words={describeLicense(each.license)}
          >
            {each.license}
          </option>
        ))}
      </select>
      <p class="help" id="license-help" aria-live="polite">
        {(license && describeLicense(license)) ??
          'Every license here lets everybody use, change, share and sell the design.'}
      </p>
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
    </fieldset>
  );
};
