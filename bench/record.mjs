// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { ROOT } from './paths.mjs';

const headCommit = () => {
  try {
    const words = ['rev-parse', '--short=12', 'HEAD'];
    return execFileSync('git', words, { cwd: ROOT, encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
};

/** Of the code that is measured: read before anything runs. */
const COMMIT = headCommit();

/**
 * Appends a result to bench/results/<name>.jsonl, with what it depends on but nothing that names
 * the machine. Answers the line.
 *
 * @param {string} name
 * @param {object} result
 * @param {boolean} keep whether to write it
 */
export const record = (name, result, keep) => {
  const line = JSON.stringify({
    date: new Date().toISOString().slice(0, 10),
    commit: COMMIT,
    node: process.version,
    cores: availableParallelism(),
    ...result,
  });
  if (keep) {
    mkdirSync(`${ROOT}bench/results`, { recursive: true });
    appendFileSync(`${ROOT}bench/results/${name}.jsonl`, `${line}\n`);
  }
  return line;
};
