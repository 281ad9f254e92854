// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import parse from 'semver/functions/parse.js';

/** The name of a folder in an export. */
const MAX_VERSION = 100;

/**
 * Whether `text` is a version of Semantic Versioning 2.0.0 (https://semver.org), letter by letter: the
 * parser that chooses among versions reads it, and takes nothing off it, like the `v` of `v1.0.0`.
 */
export const isVersion = (text: string): boolean => {
  const parsed = text.length <= MAX_VERSION ? parse(text) : null;
  if (parsed === null) return false;
  const build = parsed.build.length === 0 ? '' : `+${parsed.build.join('.')}`;
  return text === parsed.version + build;
};
