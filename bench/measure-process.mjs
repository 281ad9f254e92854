// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

const TIME = '/usr/bin/time';
const FORMAT = '\nmeasured %U %S %M';

/**
 * Runs a program to its end. `wall` and `cpu` in seconds, `peak` memory in MB; the latter two come
 * from GNU time and are null without it. Throws with what the program said when it fails.
 *
 * @param {string} program
 * @param {readonly string[]} words
 * @param {{ env?: Record<string, string>, cwd?: string }} [options]
 * @returns {{ wall: number, cpu: number | null, peak: number | null, stdout: string }}
 */
export const measureProcess = (program, words, { env = {}, cwd } = {}) => {
  const hasTime = existsSync(TIME);
  const [command, all] = hasTime
    ? [TIME, ['-f', FORMAT, program, ...words]]
    : [program, [...words]];
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, all, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, LC_ALL: 'C', ...env },
  });
  const wall = (performance.now() - start) / 1000;
  if (error) throw error;
  if (status !== 0)
    throw new Error(`${program} ended with ${status}: ${(stderr || stdout).slice(-800)}`);
  const said = /measured ([\d.]+) ([\d.]+) (\d+)\s*$/.exec(stderr);
  return {
    wall,
    cpu: said ? Number(said[1]) + Number(said[2]) : null,
    peak: said ? Number(said[3]) / 1024 : null,
    stdout,
  };
};
