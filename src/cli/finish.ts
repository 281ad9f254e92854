// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { relative } from 'node:path';
import { bytesText, durationText } from '../shared/amount-text.ts';
import { digest } from '../shared/digest.ts';
import { hasErrors, type Problem } from '../shared/problem.ts';
import type { Product } from '../pipeline/formats/write-products.ts';
import { costText } from '../pipeline/plate/cost-text.ts';
import type { Production } from '../pipeline/plate/production.ts';
import { EXIT } from './exit-codes.ts';
import { printJson, type JsonDocument, type OutputEntry } from './json-document.ts';
import { reportProblems, type Output } from './report.ts';

/** Says what went wrong and gives the exit code: the one way every command ends. */
export const finish = (document: JsonDocument, output: Output): number => {
  if (output.json) printJson(document);
  reportProblems(document.problems, output);
  if (document.problems.some(({ code }) => code === 'job-interrupted')) return EXIT.interrupted;
  return hasErrors(document.problems) ? EXIT.problems : EXIT.done;
};

/** The same when there is nothing but problems. */
export const finishWith = (problems: readonly Problem[], output: Output): number =>
  finish({ problems }, output);

export const outputEntry = (path: string, { format, bytes }: Product): OutputEntry => ({
  path,
  format,
  bytes: bytes.length,
  sha256: digest(bytes),
});

/** What was written and what printing it takes, for people. */
export const summaryLines = (
  outputs: readonly OutputEntry[],
  production: Production | undefined,
): readonly string[] => [
  ...outputs.map(({ path, bytes }) => `${shortPath(path).padEnd(44)} ${bytesText(bytes)}`),
  ...(production === undefined ? [] : [productionLine(production)]),
];

const productionLine = ({
  printer,
  material,
  time_s,
  mass_g,
  filament_mm,
  energy_wh,
  layers,
  ...price
}: Production): string =>
  `Prints${named(' on', printer)} in ${durationText(time_s)}: ${mass_g.toFixed(1)} g${named('', material)} ` +
  `(${(filament_mm / 1000).toFixed(2)} m), ${(energy_wh / 1000).toFixed(2)} kWh, ${layers} layers, ` +
  `material costs ${costText(price)}`;

const named = (before: string, name: string): string =>
  name === 'unknown' ? '' : `${before} ${name}`;

const shortPath = (path: string): string => {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') ? path : short;
};
