#!/usr/bin/env node
// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { EXIT } from './exit-codes.ts';
import { run } from './program.ts';
import { reportBug } from './report-bug.ts';
import { endOnSignals } from './signals.ts';

process.on('uncaughtException', (thrown) => {
  reportBug(thrown);
  process.exit(EXIT.bug);
});
// Who reads our output may stop reading (`… | head`), and a redirected one may not fit the disk.
process.stdout.on('error', ({ code, message }: NodeJS.ErrnoException) => {
  if (code !== 'EPIPE') process.stderr.write(`error Cannot write the output: ${message}\n`);
  process.exit(EXIT.problems);
});
process.stderr.on('error', () => process.exit(EXIT.problems));
endOnSignals();

try {
  process.exitCode = await run(process.argv.slice(2), process.env);
} catch (thrown) {
  reportBug(thrown);
  process.exitCode = EXIT.bug;
}
