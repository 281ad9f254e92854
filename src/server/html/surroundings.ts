// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Account } from '../accounts/account.ts';
import type { Assets } from '../assets.ts';

/** What every page shows beside its body. */
export interface Surroundings {
  readonly account: Account | undefined;
  readonly assets: Assets;
  readonly origin: string;
}
