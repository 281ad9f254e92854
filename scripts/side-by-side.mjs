// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Runs scripts of package.json at the same time and shows what each said when it ends. Fails when one
// of them does. Usage: node scripts/side-by-side.mjs <script> <script> …

import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';

const run = (script) =>
  new Promise((resolve) => {
    const child = spawn('npm', ['run', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(text));
    child.on('error', (error) => resolve({ code: 1, said: `${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, said: Buffer.concat(said).toString() }));
  }).then(({ code, said }) => {
    process.stdout.write(said);
    if (code !== 0) process.exitCode = 1;
  });

await Promise.all(process.argv.slice(2).map(run));
