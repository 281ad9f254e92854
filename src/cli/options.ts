// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Option, type Command } from 'commander';
import { FORMAT_IDS } from '../pipeline/formats/write-products.ts';
import type { Orientation } from '../pipeline/mesh/orient.ts';
import { UsageError } from './usage-error.ts';

/** `k=v` again and again → a record; the last one wins. */
export const collectPairs = (
  pair: string,
  sofar: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => {
  const at = pair.indexOf('=');
  if (at < 1) throw new UsageError(`expected name=value, found "${pair}"`);
  return { ...sofar, [pair.slice(0, at)]: pair.slice(at + 1) };
};

/** One value of an option that may be given again and again. */
export const collect = (value: string, sofar: readonly string[]): readonly string[] => [
  ...sofar,
  value,
];

/** `name=quantity` again and again → a record. */
export const collectQuantities = (
  pair: string,
  sofar: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> => {
  const [[name, text] = ['', '']] = Object.entries(collectPairs(pair, {}));
  if (!/^\d+$/.test(text))
    throw new UsageError(`--part ${name}: expected a whole number, found "${text}"`);
  return { ...sofar, [name]: Number(text) };
};

export const parseOrientation = (text: string): Orientation => {
  if (text === 'auto' || text === 'keep') return text;
  const angles = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (angles.length !== 3 || !angles.every(Number.isFinite))
    throw new UsageError(
      `--orient: expected auto, keep or three angles like 90,0,0, found "${text}"`,
    );
  return angles as unknown as Orientation;
};

export const parseFormats = (text: string): readonly string[] => {
  const ids = [...new Set(text.split(',').map((id) => id.trim().toLowerCase()))];
  const unknown = ids.filter((id) => !FORMAT_IDS.includes(id));
  if (unknown.length > 0)
    throw new UsageError(
      `--format: unknown ${unknown.map((id) => `"${id}"`).join(', ')}; there are ${FORMAT_IDS.join(', ')}`,
    );
  if (ids.includes('stl') && ids.includes('stl-ascii'))
    throw new UsageError('--format: stl and stl-ascii have the same file name; choose one of them');
  return ids;
};

/** `--json` and `--quiet`, which every command has. */
export const outputOptions = (command: Command): Command =>
  command
    .option('--json', 'print one JSON document and nothing else', false)
    .option('--quiet', 'print nothing but errors', false);

/** Where and how to print: the same for build and slice. */
export const fabricatorOptions = (command: Command): Command =>
  command
    .option('--printer <id|file>', 'printer profile (see: fabcommons printers)')
    .option('--material <id|file>', 'material profile (see: fabcommons materials)')
    .option('--process <id|file>', 'process profile (see: fabcommons processes)')
    .addOption(
      new Option(
        '--set <key=value>',
        'change one setting, again and again (see: fabcommons settings)',
      )
        .argParser(collectPairs)
        .default({}, 'none'),
    )
    .option('--no-cache', 'neither read nor write caches');
