// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem, warning } from '../../../shared/problem.ts';
import { licenseAlternatives } from '../compatibility/alternatives.ts';
import { licenseVerdict } from '../compatibility/license-verdict.ts';
import { isAllowed, type Use } from '../compatibility/verdict.ts';
import { parseLicense } from '../spdx.ts';
import type { FileHeader, StatedLicense } from './file-header.ts';
import { readExpressionOr } from './find-tags.ts';

const MODULES = /(?:^|\/)(?:node_modules|commons_modules)\//;
/** Documents and pictures stand beside the design; the rest is what it is made of. */
const BESIDE = /\.(?:md|markdown|rst|adoc|txt|html?|pdf|toml|png|jpe?g|gif|webp|svg)$/i;
const LICENSE_FILE = /(?:^|\/)(?:licen[sc]e|copying|unlicense)[^/]*$/i;

/**
 * The headers of files held against the license of the manifest; nothing when it has none. A
 * header agrees when the manifest's license is the same or names it in an AND. Otherwise it must
 * be allowed to go into the manifest's license: as a remix, as an import in node_modules/ and
 * commons_modules/, side by side for documents and pictures.
 * Problems: `license-header-contradicts` (error, with file and line), `license-header-not-spdx`
 * (a warning: a text that cannot be held against anything), `license-header-other` (a note for
 * each other license that may go in: its files, what it asks for).
 */
export const headerProblems = (
  headers: readonly FileHeader[],
  license: string | undefined,
  manifestFile = 'okh.toml',
): readonly Problem[] => {
  if (license === undefined) return [];
  const problems: Problem[] = [];
  const others = new Map<string, Other>();
  for (const header of headers) {
    for (const stated of header.licenses) {
      const where = { file: header.statedIn ?? header.file, line: stated.line };
      if (readExpressionOr(stated.expression) === undefined) {
        problems.push(notSpdx(stated, where));
        continue;
      }
      if (agrees(stated.expression, license)) continue;
      const verdict = licenseVerdict(stated.expression, license, useOf(header.file));
      if (!isAllowed(verdict)) {
        const clause = verdict.clause === undefined ? '' : ` (${verdict.clause})`;
        problems.push(
          error(
            'license-header-contradicts',
            `expected files that may be passed on under ${license}, which ${manifestFile} states, found ${stated.expression} in ${where.file}, line ${where.line}: ${verdict.reason.replace(/\.$/, '')}${clause}`,
            {
              hint: `leave the file out, choose a license for the design that goes with it, or ask those who made the file`,
              where,
            },
          ),
        );
        continue;
      }
      const other = others.get(stated.expression) ?? { where, files: new Set(), duties: new Set() };
      other.files.add(header.file);
      for (const duty of verdict.duties) other.duties.add(duty);
      others.set(stated.expression, other);
    }
  }
  return [
    ...problems,
    ...[...others].map(([expression, other]) => told(expression, other, license)),
  ];
};

interface Other {
  readonly where: { readonly file: string; readonly line: number };
  readonly files: Set<string>;
  readonly duties: Set<string>;
}

const useOf = (file: string): Use =>
  MODULES.test(file)
    ? 'import'
    : BESIDE.test(file) && !LICENSE_FILE.test(file)
      ? 'collection'
      : 'remix';

/** Whether every choice that the manifest offers names all of one choice of the header. */
const agrees = (stated: string, license: string): boolean => {
  const offers = licenseAlternatives(license);
  const choices = licenseAlternatives(stated);
  return (
    offers?.every((offer) => choices?.some((all) => all.every((id) => offer.includes(id)))) ?? false
  );
};

const notSpdx = ({ expression }: StatedLicense, where: Other['where']): Problem => {
  const hint = parseLicense(expression).problems[0]?.hint;
  return warning(
    'license-header-not-spdx',
    `expected the short name of a license (SPDX), found ${JSON.stringify(expression.slice(0, 80))}: whether it goes with that of the design nobody can tell`,
    { where, ...(hint === undefined ? {} : { hint }) },
  );
};

const told = (expression: string, { where, files, duties }: Other, license: string): Problem => {
  const [first] = files;
  const named = files.size === 1 ? first! : `${first!} and ${files.size - 1} more`;
  return {
    code: 'license-header-other',
    severity: 'note',
    message: `${named}: ${expression} stays in a work under ${license}`,
    ...(duties.size === 0 ? {} : { hint: [...duties].join('; ') }),
    where,
  };
};
