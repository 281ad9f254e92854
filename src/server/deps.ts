// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Sign } from '../commons/build-package.ts';
import type { RunTask } from '../commons/run-jobs.ts';
import type { LicenseText } from '../designs/package/license-files.ts';
import type { Library } from '../designs/library/library.ts';
import type { Accounts } from './accounts/open-accounts.ts';
import type { Assets } from './assets.ts';
import type { Config } from './config.ts';

/** Does tasks for a visitor: bounded, shared, and ended when nobody waits any more. */
export interface Builds {
  readonly runFor: (visitor: string, signal: AbortSignal) => RunTask;
}

/** What the routes work with: everything real is made elsewhere. */
export interface Deps {
  readonly config: Config;
  readonly library: Library;
  readonly accounts: Accounts;
  readonly builds: Builds;
  readonly assets: Assets;
  readonly licenseText: LicenseText;
  readonly sign: Sign;
  readonly log: Logger;
  readonly requestLog: RequestHandler;
}
