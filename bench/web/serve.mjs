// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PROGRAM } from '../paths.mjs';

/**
 * The real server in a process of its own, on a free port, with the designs that come along.
 * Resolves once it answers.
 *
 * @param {string} folder for its data
 * @returns {Promise<{ url: string, stop: () => Promise<void>, pid: number, said: () => string }>}
 */
export const serve = (folder) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PROGRAM, 'serve'], {
      env: {
        ...process.env,
        PORT: '0',
        HOST: '127.0.0.1',
        FABCOMMONS_DATA: join(folder, 'data'),
        FABCOMMONS_LOG: 'error',
        FABCOMMONS_REQUESTS_PER_MINUTE: '1000000000',
        // All clients of the bench come from one address.
        FABCOMMONS_BUILDS_PER_VISITOR: '100',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const ended = new Promise((end) => child.once('exit', end));
    const stop = async () => {
      child.kill('SIGTERM');
      await ended;
    };
    let said = '';
    const hear = (chunk) => {
      said += chunk;
      const url = /https?:\/\/localhost:\d+/.exec(said)?.[0];
      if (url) resolve({ url, stop, pid: child.pid, said: () => said });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`serve ended with ${code}: ${said.slice(-800)}`)),
    );
  });
