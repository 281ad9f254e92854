// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Foreign programs may stumble over the unusual locale that the tests run in.
const env = { ...process.env, LC_ALL: 'C' };

/** Whether a foreign program can be asked; says so loudly if not. */
export const installed = (program: string): boolean => {
  const found = spawnSync(program, ['--help'], { encoding: 'utf8' }).error === undefined;
  if (!found) console.warn(`SKIPPED: ${program} is not installed (apt-get install ${program}).`);
  return found;
};

/** What a program prints about a file of these bytes. */
export const ask = (
  program: string,
  options: readonly string[],
  fileName: string,
  bytes: Uint8Array,
): string => {
  const folder = mkdtempSync(join(tmpdir(), 'fabcommons-'));
  try {
    const file = join(folder, fileName);
    writeFileSync(file, bytes);
    const run = spawnSync(program, [...options, file], { encoding: 'utf8', timeout: 30_000, env });
    return `${run.stdout}${run.stderr}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
