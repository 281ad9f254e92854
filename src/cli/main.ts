#!/usr/bin/env node
// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { EXIT } from './exit-codes.ts';
import { run } from './program.ts';

try {
  process.exitCode = await run(process.argv.slice(2), process.env);
} catch (thrown) {
  const { stack } = thrown as Error;
  process.stderr.write(
    `This is a bug in fabcommons, please report it:\n${stack ?? String(thrown)}\n`,
  );
  process.exitCode = EXIT.bug;
}
