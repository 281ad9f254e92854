// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { failure, hasErrors, type Outcome, type Problem, success } from '../../shared/problem.ts';
import { checkBundle } from '../bundle.ts';
import type { Design } from '../design.ts';
import type { LineageEdge } from '../library/version-record.ts';
import type { FileHeader } from '../license/headers/file-header.ts';
import { findHeaders } from '../license/headers/find-headers.ts';
import { type LicenseText, licenseIds, licenseTexts } from '../license/license-texts.ts';
import { headerProblems } from '../license/headers/header-problems.ts';
import { findOrigins, type FindRecord } from '../lineage/find-origins.ts';
import { publishable } from '../manifest/publishable.ts';
import { checkPresets } from '../manifest/check-presets.ts';
import { checkFiles } from './check-files.ts';
import { checkLineage } from './check-lineage.ts';
import type { Examination, Examine } from './examination.ts';

/** What the gate is handed by those above it. */
export interface GateTools {
  readonly examine: Examine;
  readonly findRecord: FindRecord;
  readonly licenseText: LicenseText;
}

/** A design that may be published, and what is known of it. */
export interface Passed {
  readonly lineage: readonly LineageEdge[];
  readonly examination: Examination;
  /** Warnings, for its page. */
  readonly findings: readonly Problem[];
}

/**
 * Whether a design may be published: its manifest complete, its license open and one that its
 * lineage and its files allow, its files of allowed kinds and without secrets; and it runs with
 * the defaults, with all least and all greatest values of its parameters, to closed solids. All
 * that is wrong is told at once, as far as one thing can be looked at without the other. Warning
 * `license-text-missing` where a package could not bring the text of a license or exception.
 */
export const gate = async (design: Design, tools: GateTools): Promise<Outcome<Passed>> => {
  const { manifest, source } = design;
  const license = manifest.license;
  const headers = findHeaders(source.files);
  const lineage = await findOrigins(design, tools.findRecord);
  const onPaper: readonly Problem[] = [
    ...publishable(manifest),
    ...checkBundle(source),
    ...checkFiles(source),
    ...headerProblems(headers, license),
    ...lineage.problems,
    ...(lineage.ok && license !== undefined
      ? await checkLineage(license, lineage.value, tools.findRecord)
      : []),
    ...(await missingTexts(design, headers, tools.licenseText)),
  ];
  const run = await tools.examine(design);
  const findings = withoutTwins(design.problems, [
    ...onPaper,
    ...run.problems,
    ...(run.ok ? checkPresets(design, run.value.schema) : []),
  ]);
  if (!lineage.ok || !run.ok || hasErrors(findings)) return failure(...findings);
  return success({ lineage: lineage.value, examination: run.value, findings }, findings);
};

/** Licenses and exceptions that it names, and no package could bring the text of. */
const missingTexts = async (
  { manifest, source }: Design,
  headers: readonly FileHeader[],
  licenseText: LicenseText,
): Promise<readonly Problem[]> => {
  const named = headers.flatMap(({ licenses }) => licenses.map(({ expression }) => expression));
  const ids = [manifest.license ?? '', ...named].flatMap((expression) => licenseIds(expression));
  return (await licenseTexts(ids, source.files, licenseText)).problems;
};

/** What reading warned of and the gate stops at is told once, by the gate. */
const withoutTwins = (
  warned: readonly Problem[],
  found: readonly Problem[],
): readonly Problem[] => {
  const codes = new Set(found.map(({ code }) => code));
  const all = [...warned.filter(({ code }) => !codes.has(code)), ...found];
  const seen = new Set<string>();
  return all.filter((problem) => {
    const key = JSON.stringify(problem);
    return !seen.has(key) && seen.add(key);
  });
};
