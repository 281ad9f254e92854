// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { PROVENANCE, SIGNATURE, SUMS } from '../../designs/package/package-files.ts';
import type { Provenance } from '../../designs/package/read-provenance.ts';
import { digest } from '../../shared/digest.ts';
import { warning, type Problem } from '../../shared/problem.ts';

/** Every file of a ZIP against its SHA256SUMS. Warning `verify-tampered` for each that differs. */
export const checkSums = (files: ReadonlyMap<string, Uint8Array>): readonly Problem[] => {
  const text = new TextDecoder().decode(files.get(SUMS) ?? new Uint8Array());
  const listed = new Map<string, string>();
  for (const line of text.split('\n')) {
    const match = /^([0-9a-f]{64}) [ *](.+)$/.exec(line);
    if (match !== null) listed.set(match[2]!, match[1]!);
  }
  const problems: Problem[] = [];
  for (const [path, bytes] of files) {
    if (path === SUMS || path === SIGNATURE) continue;
    const sum = listed.get(path);
    if (sum === undefined) problems.push(tampered(path, 'it is not listed in SHA256SUMS'));
    else if (sum !== digest(bytes)) problems.push(tampered(path, 'it was changed'));
  }
  for (const path of listed.keys()) {
    if (!files.has(path)) problems.push(tampered(path, 'it is missing'));
  }
  return problems;
};

/** What the provenance says of each file but `sources`; `told` is what was found wrong before. */
export const checkDescribed = (
  files: ReadonlyMap<string, Uint8Array>,
  { subjects, byproducts }: Pick<Provenance, 'subjects' | 'byproducts'>,
  sources: readonly string[],
  told: readonly Problem[],
): readonly Problem[] => {
  const said = new Map([...byproducts, ...subjects]);
  const apart = new Set([SUMS, PROVENANCE, SIGNATURE, ...sources]);
  for (const { where } of told) apart.add(where?.file ?? '');
  return [...new Set([...files.keys(), ...said.keys()])]
    .filter((path) => !apart.has(path))
    .flatMap((path) => {
      const bytes = files.get(path);
      return bytes !== undefined && digest(bytes) === said.get(path)
        ? []
        : [tampered(path, 'the provenance does not speak of these bytes')];
    });
};

export const tampered = (file: string, what: string): Problem =>
  warning('verify-tampered', `expected the package as it was made: ${what}`, { where: { file } });
