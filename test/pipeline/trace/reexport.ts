// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What PrusaSlicer writes as `to` (stl, 3mf, obj) after loading `bytes`. */
export const reexport = (bytes: Uint8Array, from: string, to: string): Uint8Array => {
  const folder = mkdtempSync(join(tmpdir(), 'fabcommons-'));
  try {
    const [input, output] = [join(folder, `part.${from}`), join(folder, `again.${to}`)];
    writeFileSync(input, bytes);
    const options = [`--export-${to}`, '--output', output, input];
    const env = { ...process.env, LC_ALL: 'C' };
    const run = spawnSync('prusa-slicer', options, { encoding: 'utf8', timeout: 30_000, env });
    if (!existsSync(output)) throw new Error(`${run.stdout}${run.stderr}`);
    return new Uint8Array(readFileSync(output));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
