// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { byCodeUnits } from '../../shared/order.ts';
import { type Outcome, type Problem, success, warning } from '../../shared/problem.ts';
import { licenseTerms } from './spdx.ts';

/** The text of a license or exception by its SPDX id; undefined where none is known. */
export type LicenseText = (id: string) => Promise<string | undefined>;

/** What an expression names: its licenses and their exceptions; nothing when it is invalid. */
export const licenseIds = (expression: string): readonly string[] =>
  licenseTerms(expression).flatMap(({ license, exception }) => [
    license,
    ...(exception === undefined ? [] : [exception]),
  ]);

/**
 * LICENSES/ with the text of every license and exception in `used` and of no other: as `files` has it
 * in LICENSES/ of its own, else from `licenseText`, else from another LICENSES/ in `files`, as that of
 * a module. Warning `license-text-missing` with the address of the text and the place it belongs to.
 */
export const licenseTexts = async (
  used: Iterable<string>,
  files: ReadonlyMap<string, Uint8Array>,
  licenseText: LicenseText,
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> => {
  const texts = new Map<string, Uint8Array>();
  const problems: Problem[] = [];
  for (const id of [...new Set(used)].sort(byCodeUnits)) {
    const path = `LICENSES/${id}.txt`;
    const bytes = files.get(path) ?? (await listed(id, licenseText)) ?? nested(path, files);
    if (bytes === undefined) problems.push(textMissing(id));
    else texts.set(path, bytes);
  }
  return success(texts, problems);
};

const listed = async (id: string, licenseText: LicenseText): Promise<Uint8Array | undefined> => {
  const text = await licenseText(id);
  return text === undefined ? undefined : new TextEncoder().encode(text);
};

const nested = (end: string, files: ReadonlyMap<string, Uint8Array>): Uint8Array | undefined => {
  const path = [...files.keys()].filter((each) => each.endsWith(`/${end}`)).sort(byCodeUnits)[0];
  return path === undefined ? undefined : files.get(path);
};

const SPDX_TEXTS = 'https://raw.githubusercontent.com/spdx/license-list-data/main/text';

const textMissing = (id: string): Problem =>
  warning(
    'license-text-missing',
    `expected the text of ${id}, which downloads have to bring, found none`,
    {
      hint: /^(LicenseRef|AdditionRef)-/.test(id)
        ? `write its text to LICENSES/${id}.txt in the design`
        : `save ${SPDX_TEXTS}/${id}.txt as LICENSES/${id}.txt in the design`,
    },
  );
