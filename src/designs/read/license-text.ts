// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * The text of a license by its SPDX id, from SPDX's own list; undefined where that has none, as
 * for exceptions.
 */
export const licenseText = async (id: string): Promise<string | undefined> => {
  if (!/^[A-Za-z0-9.+-]{1,80}$/.test(id)) return undefined;
  try {
    const path = require.resolve(`spdx-license-list/licenses/${id}.json`);
    const { licenseText: text } = JSON.parse(await readFile(path, 'utf8')) as {
      readonly licenseText?: unknown;
    };
    return typeof text === 'string' ? `${text.trimEnd()}\n` : undefined;
  } catch {
    return undefined;
  }
};
