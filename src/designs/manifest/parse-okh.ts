// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { parse, TomlDate, TomlError } from 'smol-toml';
import type { Json } from '../../shared/canonical-json.ts';
import {
  error,
  failure,
  hasErrors,
  type Outcome,
  type Problem,
  success,
  warning,
  type Where,
} from '../../shared/problem.ts';
import type { Complain } from './complain.ts';
import type { ManifestDraft } from './draft.ts';
import { readOkhFields } from './read-okh-fields.ts';
import { unknownKeys } from './unknown-keys.ts';

const MAX_CHARACTERS = 256 * 1024;

/**
 * The text of an okh.toml (Open Know-How) → what it says. Read loosely: any `okhv`, and keys that
 * mean nothing here are kept in `other`.
 *
 * Problems with line and column: `manifest-not-toml`, `manifest-bad-value`, `manifest-too-large`
 * (errors); `manifest-license-not-spdx` (a warning: the design then counts as unlicensed),
 * `manifest-unknown-key` (a warning: neither a key of ours nor of Open Know-How).
 */
export const parseOkh = (text: string, file = 'okh.toml'): Outcome<ManifestDraft> => {
  if (text.length > MAX_CHARACTERS) {
    const message = `expected at most ${MAX_CHARACTERS} characters, found ${text.length}`;
    return failure(error('manifest-too-large', message, { where: { file } }));
  }
  let table: Readonly<Record<string, Json>>;
  try {
    table = toJson(parse(text, { unsafeKeyBehaviour: 'throw', maxDepth: 32 })) as typeof table;
  } catch (thrown) {
    if (!(thrown instanceof TomlError)) throw thrown;
    const { line, column } = thrown;
    const message = thrown.message.split('\n')[0]!.replace('Invalid TOML document: ', '');
    return failure(
      error('manifest-not-toml', `expected TOML, found: ${message}`, {
        hint: 'texts stand in quotes: name = "Cable clip"',
        where: { file, line, column },
      }),
    );
  }
  const problems: Problem[] = [];
  const complain: Complain = (key, expected, found, hint) => {
    const message = `${key.join('.')}: expected ${expected}, found ${describe(found)}`;
    const where = { file, ...placeOf(text, key) };
    const details = hint === undefined ? { where } : { hint, where };
    problems.push(error('manifest-bad-value', message, details));
  };
  const draft = readOkhFields(table, complain, (problem) =>
    problems.push({ ...problem, where: { file, ...placeOf(text, ['license']) } }),
  );
  for (const { path, meant } of unknownKeys(table)) {
    const where = { file, ...placeOf(text, path.slice(0, 1)), ...placeOf(text, path) };
    problems.push(unknownKey(path, meant, where));
  }
  return hasErrors(problems) ? failure(...problems) : success(draft, problems);
};

const unknownKey = (path: readonly string[], meant: string | undefined, where: Where): Problem => {
  const key = describe(path.join('.'));
  const inside = path.length > 1 ? [...path.slice(0, -1), meant].join('.') : meant;
  return warning(
    'manifest-unknown-key',
    `expected a key that is known, found ${key}: it is not read`,
    {
      hint:
        meant === undefined
          ? 'keys of your own begin with x-'
          : `did you mean ${inside}? Keys of your own begin with x-`,
      where,
    },
  );
};

const toJson = (value: unknown): Json => {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (typeof value !== 'object' || value === null) return value as Json;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toJson(item)]));
};

const describe = (found: unknown): string => {
  const text = JSON.stringify(found) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};

/** Line and column of `key = ` or `[key]`, where the text has them plainly. */
const placeOf = (
  text: string,
  key: readonly string[],
): { readonly line: number; readonly column: number } | Record<string, never> => {
  const [table, name] = key.length > 1 ? key : [undefined, key[0]];
  let inside: string | undefined;
  for (const [i, line] of text.split('\n').entries()) {
    const header = /^\s*\[\[?\s*["']?([^\]"']*?)["']?\s*\]/.exec(line);
    if (header) inside = header[1];
    const bare = /^\s*["']?([A-Za-z0-9_-]+)["']?\s*=/.exec(line)?.[1];
    const isKey = inside === table && bare === name;
    const isTable = header !== null && table === undefined && inside === name;
    if (isKey || isTable) return { line: i + 1, column: line.search(/\S/) + 1 };
  }
  return {};
};
