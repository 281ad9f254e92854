// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Option } from 'commander';
import { describeLicense } from '../../designs/license/compatibility/describe-license.ts';
import { OFFERED_LICENSES } from '../../designs/license/compatibility/offered-licenses.ts';
import {
  possibleLicenses,
  type PossibleLicense,
} from '../../designs/license/compatibility/possible-licenses.ts';
import { type Use, USES } from '../../designs/license/compatibility/verdict.ts';
import { parseLicense } from '../../designs/license/spdx.ts';
import { hasErrors, type Problem } from '../../shared/problem.ts';
import { finish } from '../finish.ts';
import { outputOptions } from '../options.ts';
import type { Register } from '../register.ts';
import { say, type Output } from '../report.ts';
import { table } from '../table.ts';

interface LicensesOptions extends Output {
  readonly for: Use;
}

/** `fabcommons licenses [id…] [--for fork|remix|import|collection]` */
export const licensesCommand: Register = (program, end) => {
  const command = program
    .command('licenses')
    .description('licenses for a design, or those that a work taking from others may carry')
    .argument('[ids...]', 'licenses of what is taken, as SPDX expressions; NONE for no license')
    .addOption(new Option('--for <use>', 'what becomes of it').choices([...USES]).default('remix'));
  outputOptions(command).action((ids: readonly string[], options: LicensesOptions) =>
    end(ids.length === 0 ? listOffered(options) : listPossible(ids, options)),
  );
};

const listOffered = (output: LicensesOptions): number => {
  const licenses = OFFERED_LICENSES.map((license) => ({
    license,
    description: describeLicense(license)!,
  }));
  const rows = licenses.map(({ license, description }) => [license, description]);
  say(table(['license', 'in plain words'], rows), output);
  return finish({ origins: [], use: null, licenses, problems: [] }, output);
};

const listPossible = (ids: readonly string[], output: LicensesOptions): number => {
  const problems: Problem[] = [];
  const origins: string[] = [];
  for (const id of ids) {
    const parsed = id === 'NONE' ? { ok: true as const, value: id } : parseLicense(id);
    if (parsed.ok) origins.push(parsed.value);
    else problems.push(...parsed.problems);
  }
  const use = output.for;
  if (hasErrors(problems)) return finish({ origins, use, licenses: [], problems }, output);
  const found = possibleLicenses(origins.map((license) => ({ name: license, license, use })));
  const licenses = found.map(entryOf);
  const rows = licenses.map(({ license, answer, reason, clause, duties, from }) => [
    license,
    answer,
    [
      ...(origins.length > 1 ? [`${from}:`] : []),
      clause === null ? reason : `${reason} (${clause})`,
      ...(duties.length === 0 ? [] : [`To do: ${duties.join('; ')}.`]),
    ].join(' '),
  ]);
  say(table(['license', 'answer', 'reason'], rows), output);
  return finish({ origins, use, licenses, problems }, output);
};

/** One line of the answer: the decisive verdict, then all. */
const entryOf = ({ license, decisive, verdicts }: PossibleLicense) => ({
  license,
  answer: decisive?.answer ?? 'yes',
  from: decisive?.from ?? null,
  reason: decisive?.reason ?? '',
  clause: decisive?.clause ?? null,
  duties: decisive?.answer === 'no' ? [] : (decisive?.duties ?? []),
  verdicts: verdicts.map((verdict) => ({ ...verdict, clause: verdict.clause ?? null })),
});
