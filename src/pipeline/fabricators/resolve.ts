// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import {
  error,
  failure,
  hasErrors,
  success,
  type Outcome,
  type Problem,
} from '../../shared/problem.ts';
import { fillAutomatic } from './automatic.ts';
import { checkSettings } from './check-settings.ts';
import { findProfile } from './find-profile.ts';
import { limitHeat } from './limit-heat.ts';
import { didYouMean } from '../../shared/nearest-name.ts';
import { outOfRange, parseValue } from './parse-value.ts';
import type { Profile, ProfileKind, RawSettings, RawValue } from './profile.ts';
import { SETTINGS, SETTING_KEYS, type SettingKey, type Settings } from './settings/table.ts';

/** What to print on, with, and how; a built-in profile may be named by its id. */
export interface Choice {
  /** Default `generic`. */
  readonly printer?: Profile | string;
  /** Default `pla`. */
  readonly material?: Profile | string;
  /** Default `standard`. */
  readonly process?: Profile | string;
  /** What the maker sets on top, as typed. */
  readonly overrides?: RawSettings;
}

type Values = Record<string, number | string | boolean>;

/**
 * printer ⊕ material ⊕ process ⊕ overrides → settings with every value real: percent taken of its
 * base, automatic widths and accelerations computed, temperatures within the machine's limits.
 * `extrusion_width` other than 0 replaces the width of every role. Problems: those of
 * `parseValue`, `findProfile`, `checkSettings` and `settings-unknown-key`.
 *
 * `resolveSettings({ overrides: { layer_height: "0.25" } })` → 0.25 mm layers on a generic printer.
 */
export const resolveSettings = (choice: Choice = {}): Outcome<Settings> => {
  const problems: Problem[] = [];
  const raw = mergeProfiles(choice, problems);
  if (hasErrors(problems)) return failure(...problems);

  const values = parseAll(raw, problems);
  if (hasErrors(problems)) return failure(...problems);

  const overrides = Object.keys(choice.overrides ?? {});
  const filled = fillAutomatic(values as unknown as Settings, overrides, problems);
  const settings = limitHeat(filled, overrides, problems);
  problems.push(...checkSettings(settings));
  return hasErrors(problems) ? failure(...problems) : success(settings, problems);
};

const mergeProfiles = (choice: Choice, problems: Problem[]): Map<string, RawValue> => {
  const raw = new Map<string, RawValue>();
  const add = (settings: RawSettings): void => {
    for (const [key, value] of Object.entries(settings)) raw.set(key, value);
  };
  const addProfile = (kind: ProfileKind, wanted: Profile | string): void => {
    const found = typeof wanted === 'string' ? findProfile(kind, wanted) : success(wanted);
    problems.push(...found.problems);
    if (found.ok) add(found.value.settings);
  };
  addProfile('printer', choice.printer ?? 'generic');
  addProfile('material', choice.material ?? 'pla');
  addProfile('process', choice.process ?? 'standard');
  add(choice.overrides ?? {});
  for (const key of raw.keys()) {
    if (!Object.hasOwn(SETTINGS, key)) problems.push(unknownKey(key));
  }
  return raw;
};

const unknownKey = (key: string): Problem =>
  error('settings-unknown-key', `expected the name of a setting, found "${key.slice(0, 60)}"`, {
    hint: didYouMean(key, SETTING_KEYS),
  });

const parseAll = (raw: ReadonlyMap<string, RawValue>, problems: Problem[]): Values => {
  const values: Values = {};
  const shares = new Map<SettingKey, { percent: number; of: SettingKey }>();
  for (const key of SETTING_KEYS) {
    const parsed = parseValue(key, raw.get(key) ?? SETTINGS[key].default);
    if (parsed.kind === 'value') values[key] = parsed.value;
    else if (parsed.kind === 'share') shares.set(key, parsed);
    else problems.push(parsed.problem);
  }
  // The table has no circles, so this ends: each share's base is a value or a share further up.
  const resolveShare = (key: SettingKey): number => {
    const share = shares.get(key);
    if (share === undefined) return values[key] as number;
    const number = (resolveShare(share.of) * share.percent) / 100;
    values[key] = number;
    return number;
  };
  for (const key of shares.keys()) {
    const problem = outOfRange(key, resolveShare(key));
    if (problem !== undefined && Number.isFinite(values[key])) problems.push(problem);
  }
  return values;
};
