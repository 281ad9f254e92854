// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: CC0-1.0

/**
 * Builds one design over a range of one parameter and says what each variant costs to print.
 *
 *   node examples/sweep.mjs [design] [parameter] [values]
 *   node examples/sweep.mjs designs-library/cable-clip diameter 4,6,8
 *
 * The command line with `--json` is all it needs, so the same works from any language.
 */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const HOOK = fileURLToPath(new URL('wall-hook.js', import.meta.url));

const [design = HOOK, parameter = 'reach', values = '20,30,40'] = process.argv.slice(2);

const build = (value) => {
  const out = join('out', `${parameter}-${value}`);
  const words = ['build', design, '--param', `${parameter}=${value}`, '--out', out, '--json'];
  const { stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
};

for (const value of values.split(',')) {
  const { production, outputs = [], problems = [] } = build(value);
  const errors = problems.filter(({ severity }) => severity === 'error');
  for (const { code, message } of errors) console.log(`${parameter}=${value}: ${code}: ${message}`);
  if (errors.length > 0) {
    process.exitCode = 1;
    continue;
  }
  const minutes = Math.round(production.time_s / 60);
  const files = outputs.map(({ path }) => path).join(', ');
  console.log(`${parameter}=${value}: ${minutes} min, ${production.mass_g.toFixed(1)} g, ${files}`);
}
