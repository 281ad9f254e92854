// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Writes src/jobs/cache/sources.generated.ts: the digest of all that decides the bytes of a build –
 * our code that makes them, and the lockfile for that of others. What is kept is kept under it, so that
 * a changed program does not give out what the one before it made, whether or not its version says so.
 */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const TARGET = join(ROOT, 'src/jobs/cache/sources.generated.ts');
const ROOMS = ['shared', 'designs', 'pipeline', 'jobs'];
// REUSE-IgnoreStart
const HEADER = `// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
// Written by scripts/digest-sources.mjs: change that, not this.
`;
// REUSE-IgnoreEnd

const files = ROOMS.flatMap((room) =>
  readdirSync(join(ROOT, 'src', room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.generated.ts'))
    .map(({ parentPath, name }) => join(parentPath, name).slice(ROOT.length + 1)),
)
  .map((path) => path.replaceAll('\\', '/'))
  .sort();

const hash = createHash('sha256');
for (const path of [...files, 'package-lock.json']) {
  // The same on machines that check files out with other line ends.
  const text = readFileSync(join(ROOT, path), 'utf8').replaceAll('\r\n', '\n');
  hash.update(`${path}\0${text}\0`);
}
const line = `export const SOURCES = '${hash.digest('hex')}';\n`;
writeFileSync(TARGET, `${HEADER}\n${line}`);
