// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { join, relative } from 'node:path';
import type { Foreseen } from '../../batch/look-ahead.ts';
import type { Work } from '../../batch/plan/plan.ts';
import { problemsOf, type BatchReport, type BuildEntry } from '../../batch/report/batch-report.ts';
import { bytesText, durationText, massText } from '../../shared/amount-text.ts';
import { PAGE } from '../../batch/report/places.ts';
import { hasSome, isComplete } from '../../batch/run-batch.ts';
import { costText } from '../../pipeline/plate/cost-text.ts';
import { hasErrors, type Problem } from '../../shared/problem.ts';
import { EXIT } from '../exit-codes.ts';
import { finish } from '../finish.ts';
import { printJson } from '../json-document.ts';
import { problemText, say, type Output } from '../report.ts';
import { table } from '../table.ts';

/** More lines than a person reads; the page has them all. */
const MOST_LINES = 60;

/** Tells what a run did, and gives its exit code. */
export const finishBatch = (
  report: BatchReport,
  remarks: readonly Problem[],
  out: string,
  output: Output,
): number => {
  if (output.json) printReport(report, remarks, out);
  else {
    for (const build of report.builds) reportFailure(build);
    say([...buildLines(report.builds), '', ...totalLines(report, out)], output);
  }
  if (report.interrupted) return EXIT.interrupted;
  if (isComplete(report)) return EXIT.done;
  return hasSome(report) ? EXIT.partly : EXIT.problems;
};

const printReport = (report: BatchReport, remarks: readonly Problem[], out: string): void => {
  const { builds, ...batch } = report;
  const withPath = <T extends { readonly path: string }>(file: T): T => ({
    ...file,
    path: join(out, file.path),
  });
  printJson({
    outputs: builds.flatMap(({ outputs }) => outputs.map(withPath)),
    batch: { ...batch, report: join(out, PAGE) },
    builds: builds.map((build) => ({ ...build, outputs: build.outputs.map(withPath) })),
    problems: [...remarks, ...builds.flatMap(problemsOf)],
  });
};

const reportFailure = (build: BuildEntry): void => {
  const errors = problemsOf(build).filter(({ severity }) => severity === 'error');
  for (const problem of errors) {
    const message = `${build.design} ${build.variant}: ${problem.message}`;
    process.stderr.write(`${problemText({ ...problem, message })}\n`);
  }
};

const buildLines = (builds: readonly BuildEntry[]): readonly string[] => {
  const first = builds.slice(0, MOST_LINES);
  const rows = first.map(({ status, design, variant, outputs, prints }) => {
    const made = prints.flatMap(({ production }) => production ?? []);
    const sum = (of: (each: (typeof made)[number]) => number): number =>
      made.reduce((total, each) => total + of(each), 0);
    return [
      status,
      design,
      variant,
      String(outputs.length),
      made.length === 0 ? '' : durationText(sum(({ time_s }) => time_s)),
      made.length === 0 ? '' : massText(sum(({ mass_g }) => mass_g)),
    ];
  });
  const more = builds.length - first.length;
  return [
    ...table(['status', 'design', 'variant', 'files', 'print time', 'mass'], rows),
    ...(more === 0 ? [] : [`… and ${more} more, see the report`]),
  ];
};

const totalLines = (
  { totals, seconds, interrupted }: BatchReport,
  out: string,
): readonly string[] => [
  `${totals.built} built, ${totals.reused} reused, ${totals.failed} failed, ${totals.skipped} skipped in ${seconds.toFixed(1)} s` +
    (totals.left_out === 0
      ? ''
      : `; ${totals.left_out} left out: the set has nothing for the design`),
  `${totals.files} files (${bytesText(totals.bytes)}): prints in ${durationText(totals.time_s)}, ` +
    `${massText(totals.mass_g)}, ${(totals.energy_wh / 1000).toFixed(2)} kWh, material costs ${costText(totals)}`,
  `Report: ${relative(process.cwd(), join(out, PAGE))}`,
  ...(interrupted ? ['Interrupted: run the same again to go on.'] : []),
];

/** Tells what a run would do. */
export const finishForeseen = (
  work: Work,
  foreseen: readonly Foreseen[],
  remarks: readonly Problem[],
  output: Output,
): number => {
  const problems = [
    ...remarks,
    ...work.unreadable.flatMap((each) => each.problems),
    ...foreseen.flatMap((each) => each.problems),
  ];
  say(
    [
      ...table(
        ['cached', 'design', 'version', 'variant', 'fabricators', 'missing'],
        foreseen.map((each) => [
          stateOf(each),
          each.design,
          each.version,
          each.variant,
          each.fabricators.join(' '),
          each.missing.join(' '),
        ]),
      ),
      '',
      `${foreseen.length} ${foreseen.length === 1 ? 'build' : 'builds'}, ${foreseen.filter(({ isCached }) => isCached).length} cached`,
    ],
    output,
  );
  return finish({ plan: work.digest, foreseen, problems }, output);
};

const stateOf = ({ cached, isCached, problems }: Foreseen): string =>
  hasErrors(problems) ? 'fails' : isCached ? 'all' : cached.length > 0 ? 'partly' : 'no';
