// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { parse as parseToml } from 'smol-toml';

import { error, failure, success, type Outcome } from '../../shared/problem.ts';
import { findProfile } from './find-profile.ts';
import { didYouMean } from '../../shared/nearest-name.ts';
import type { Profile, ProfileKind, RawValue } from './profile.ts';
import { SETTINGS, SETTING_KEYS } from './settings/table.ts';

const ABOUT = ['id', 'title', 'kind', 'inherits', 'notes', 'settings'];

/**
 * A maker's own profile from the text of a TOML or JSON file. Settings stand at the top or under
 * `settings`; `inherits` names a built-in profile that fills in the rest. Problems:
 * `settings-file-syntax`, `settings-file-shape`, `settings-unknown-key`, `settings-unknown-<kind>`.
 *
 * ```toml
 * title = "MK4 with a 0.6 mm nozzle"
 * inherits = "mk4"
 * nozzle_diameter = 0.6
 * ```
 */
export const parseProfileFile = (
  text: string,
  file: string,
  kind: ProfileKind,
): Outcome<Profile> => {
  const parsed = parseText(text, file);
  if (!parsed.ok) return parsed;
  const document = parsed.value;
  const wrong = (code: string, message: string, hint?: string): Outcome<never> =>
    failure(error(code, message, { where: { file }, ...(hint === undefined ? {} : { hint }) }));

  if (document['kind'] !== undefined && document['kind'] !== kind) {
    return wrong(
      'settings-file-shape',
      `expected a ${kind}, found kind = ${show(document['kind'])}`,
    );
  }
  const nested = document['settings'] ?? {};
  if (!isRecord(nested)) return wrong('settings-file-shape', 'expected settings to be a table');

  const settings: Record<string, RawValue> = {};
  const inherited = document['inherits'];
  if (inherited !== undefined) {
    if (typeof inherited !== 'string') {
      return wrong(
        'settings-file-shape',
        `expected inherits to be an id, found ${show(inherited)}`,
      );
    }
    const base = findProfile(kind, inherited);
    if (!base.ok) {
      return failure(...base.problems.map((problem) => ({ ...problem, where: { file } })));
    }
    Object.assign(settings, base.value.settings);
  }
  const own = [
    ...Object.entries(document).filter(([key]) => !ABOUT.includes(key)),
    ...Object.entries(nested),
  ];
  for (const [key, value] of own) {
    if (!Object.hasOwn(SETTINGS, key)) {
      return wrong(
        'settings-unknown-key',
        `expected the name of a setting, found "${key.slice(0, 60)}"`,
        didYouMean(key, [...SETTING_KEYS, ...ABOUT]),
      );
    }
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      return wrong('settings-file-shape', `${key}: expected one value, found ${show(value)}`);
    }
    settings[key] = value;
  }
  const name = baseName(file);
  return success({
    id: textOr(document['id'], name),
    title: textOr(document['title'], name),
    kind,
    settings,
    notes: Array.isArray(document['notes']) ? document['notes'].map(String) : [],
  });
};

const parseText = (text: string, file: string): Outcome<Record<string, unknown>> => {
  const json = text.trimStart().startsWith('{');
  const format = json ? 'JSON' : 'TOML';
  try {
    const document: unknown = json ? JSON.parse(text) : parseToml(text);
    if (isRecord(document)) return success(document);
    return failure(error('settings-file-shape', `expected a ${format} table`, { where: { file } }));
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message.split('\n')[0]! : String(thrown);
    const { line, column } = thrown as { line?: unknown; column?: unknown };
    const at = typeof line === 'number' && typeof column === 'number' ? { line, column } : {};
    return failure(
      error('settings-file-syntax', `expected ${format}: ${message}`, {
        where: { file, ...at },
        hint: 'Profiles are TOML (`layer_height = 0.2`) or JSON (`{ "layer_height": 0.2 }`).',
      }),
    );
  }
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOr = (value: unknown, fallback: string): string =>
  typeof value === 'string' && value.trim() !== '' ? value : fallback;

const baseName = (file: string): string => {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
};

const show = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 60);
