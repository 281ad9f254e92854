// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Exceptions by the ids under which SPDX once listed them as licenses: the list at hand has no texts of
 * exceptions but these, below a line that stands for the text of the GPL.
 */
const LISTED_AS: Readonly<Record<string, string>> = {
  'Autoconf-exception-2.0': 'GPL-2.0-with-autoconf-exception',
  'Autoconf-exception-3.0': 'GPL-3.0-with-autoconf-exception',
  'Bison-exception-2.2': 'GPL-2.0-with-bison-exception',
  'Classpath-exception-2.0': 'GPL-2.0-with-classpath-exception',
  'Font-exception-2.0': 'GPL-2.0-with-font-exception',
  'GCC-exception-2.0': 'GPL-2.0-with-GCC-exception',
  'GCC-exception-3.1': 'GPL-3.0-with-GCC-exception',
};

const PLACEHOLDER = /^insert GPL v[23] (?:license )?text here\s+/;

/**
 * The text of a license by its SPDX id, from SPDX's own list; undefined where that has none, as
 * for most exceptions.
 */
export const licenseText = async (id: string): Promise<string | undefined> => {
  if (!/^[A-Za-z0-9.+-]{1,80}$/.test(id)) return undefined;
  const listed = Object.hasOwn(LISTED_AS, id) ? LISTED_AS[id]! : id;
  try {
    const path = require.resolve(`spdx-license-list/licenses/${listed}.json`);
    const { licenseText: text } = JSON.parse(await readFile(path, 'utf8')) as {
      readonly licenseText?: unknown;
    };
    if (typeof text !== 'string') return undefined;
    return `${(listed === id ? text : text.replace(PLACEHOLDER, '')).trimEnd()}\n`;
  } catch {
    return undefined;
  }
};
