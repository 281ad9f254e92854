// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Json } from '../../shared/canonical-json.ts';
import { singleLine } from '../license/single-line.ts';
import type { Preset } from '../manifest.ts';
import type { Complain } from './complain.ts';

const MOST = 50;
const MAX_NAME = 80;
const MAX_TEXT = 1000;

/**
 * The tables `[[presets]]` of okh.toml, an addition to Open Know-How in its spelling. Whether the
 * design has such parameters is for `checkPresets`, which knows them.
 *
 * ```toml
 * [[presets]]
 * name = "For an M4 screw"
 * values = { hole = 4.3, countersunk = true }
 * ```
 */
export const readPresets = (value: Json | undefined, complain: Complain): readonly Preset[] => {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > MOST) {
    complain(['presets'], `at most ${MOST} tables [[presets]]`, value);
    return [];
  }
  const presets: Preset[] = [];
  for (const item of value as readonly Json[]) {
    const preset = presetOf(item);
    if (preset === undefined) {
      complain(
        ['presets'],
        'a name and values',
        item,
        '[[presets]]  name = "Wide"  values = { width = 80 }',
      );
    } else if (presets.some(({ name }) => name === preset.name)) {
      complain(['presets'], 'each name once', preset.name);
    } else presets.push(preset);
  }
  return presets;
};

const presetOf = (item: Json): Preset | undefined => {
  if (!isTable(item)) return undefined;
  const { name, values } = item;
  const title = typeof name === 'string' ? singleLine(name, MAX_NAME) : '';
  if (title === '' || !isTable(values)) return undefined;
  return Object.values(values).every(isValue)
    ? { name: title, values: values as Preset['values'] }
    : undefined;
};

const isTable = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isValue = (value: Json): boolean =>
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (typeof value === 'string' && value.length <= MAX_TEXT);
