// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Option } from 'commander';
import { UsageError } from '../usage-error.ts';

/** What a command line says of one design: its word, and the options that stand behind it. */
export interface DesignWords {
  readonly design: string;
  /** Option and value as it was typed, in order. */
  readonly given: readonly (readonly [Option, string])[];
}

/**
 * The words of a command line, taken apart by design: an option of those in `own` belongs to the design
 * before it, every other to all. Commander has checked them already. Throws `UsageError` where
 * one stands before any design.
 *
 * `clip --param width=8 --printer mk4 knob` is `clip` with its width, and `knob`.
 */
export const splitByDesign = (
  words: readonly string[],
  options: readonly Option[],
  own: readonly string[],
): readonly DesignWords[] => {
  const designs: { design: string; given: (readonly [Option, string])[] }[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (word === '--') {
      designs.push(...words.slice(i + 1).map((design) => ({ design, given: [] })));
      break;
    }
    if (!word.startsWith('--')) {
      designs.push({ design: word, given: [] });
      continue;
    }
    const equals = word.indexOf('=');
    const long = equals < 0 ? word : word.slice(0, equals);
    const option = options.find((each) => each.long === long);
    const takesValue = option?.required === true;
    const value = equals < 0 ? (words[i + 1] ?? '') : word.slice(equals + 1);
    if (takesValue && equals < 0) i++;
    if (option === undefined || !own.includes(long)) continue;
    const last = designs.at(-1);
    if (last === undefined)
      throw new UsageError(`${long} ${value}: name the design it is for first`);
    last.given.push([option, value]);
  }
  return designs;
};

/** Options and their values as commander would have made them of the words. */
export const valuesOf = (
  given: DesignWords['given'],
  defaults: Readonly<Record<string, unknown>>,
): Record<string, unknown> => {
  const values: Record<string, unknown> = { ...defaults };
  for (const [option, text] of given) {
    const name = option.attributeName();
    values[name] =
      option.parseArg === undefined
        ? text
        : (option.parseArg as (text: string, before: unknown) => unknown)(text, values[name]);
  }
  return values;
};
