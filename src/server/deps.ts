// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Sign } from '../commons/build-package.ts';
import type { LicenseText } from '../designs/license/license-texts.ts';
import type { BlobStore, Library } from '../designs/library/library.ts';
import type { ZipCache } from '../jobs/cache/create-zip-cache.ts';
import type { Accounts } from './accounts/open-accounts.ts';
import type { Assets } from './assets.ts';
import type { Builds } from './builds/builds.ts';
import type { Config } from './config.ts';
import type { DraftStore } from './drafts/draft.ts';
import type { Mail } from './mail/open-mail.ts';

/** What the routes work with: everything real is made elsewhere. */
export interface Deps {
  readonly config: Config;
  readonly library: Library;
  /** Of makes. */
  readonly photos: BlobStore;
  readonly accounts: Accounts;
  readonly drafts: DraftStore;
  readonly builds: Builds;
  /** Of builds, packed once. */
  readonly zips: ZipCache;
  readonly assets: Assets;
  readonly licenseText: LicenseText;
  readonly sign: Sign;
  /** Absent where the node sends none. */
  readonly mail?: Mail | undefined;
  readonly log: Logger;
  readonly requestLog: RequestHandler;
}
