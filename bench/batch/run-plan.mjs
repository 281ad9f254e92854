// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { clearInterval, setInterval } from 'node:timers';
import { PROGRAM } from '../paths.mjs';
import { treeMemory } from './tree-memory.mjs';

const LOOK_MS = 100;

/**
 * Runs a plan to its end as a process of its own. `wall` in seconds, `peak` memory of the process
 * and all below it in MB. Throws when not everything was built.
 */
export const runPlan = ({ plan, cache, out, jobs }) =>
  new Promise((resolve, reject) => {
    const began = performance.now();
    const words = [PROGRAM, 'batch', plan, '--out', out, '--jobs', String(jobs), '--json'];
    const child = spawn(process.execPath, words, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FABCOMMONS_CACHE: cache },
    });
    let [text, errors, peak] = ['', '', 0];
    child.stdout.setEncoding('utf8').on('data', (data) => (text += data));
    child.stderr.setEncoding('utf8').on('data', (data) => (errors += data));
    const timer = setInterval(() => (peak = Math.max(peak, treeMemory(child.pid))), LOOK_MS);
    child.on('close', (code) => {
      clearInterval(timer);
      const wall = (performance.now() - began) / 1000;
      if (code !== 0) return reject(new Error(failureOf(code, text, errors)));
      const { totals } = JSON.parse(text).batch;
      resolve({
        ...{ wall, peak: peak || null, made: totals.nodes_made, reused: totals.nodes_reused },
        ...{ files: totals.files, mb: totals.bytes / 1e6 },
      });
    });
  });

const failureOf = (code, text, errors) => {
  const { problems = [] } = text === '' ? {} : JSON.parse(text);
  const wrong = problems.filter(({ severity }) => severity === 'error').slice(0, 3);
  return `batch ended with ${code}: ${wrong.map(({ message }) => message).join('; ')} ${errors.slice(-500)}`;
};
