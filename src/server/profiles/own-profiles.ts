// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { parseProfileFile } from '../../pipeline/fabricators/profile-file.ts';
import type { Profile } from '../../pipeline/fabricators/profile.ts';
import type { Account, AccountStore } from '../accounts/account.ts';
import { listProfiles } from './profiles.ts';

/**
 * The profiles of an account, read; of nobody's none. What was kept was checked: one that cannot be read is
 * left out.
 */
export const ownProfiles = async (
  accounts: AccountStore,
  account: Account | undefined,
): Promise<readonly Profile[]> =>
  (account === undefined ? [] : await listProfiles(accounts, account)).flatMap(
    ({ kind, id, text }) => {
      const read = parseProfileFile(text, `${id}.toml`, kind);
      return read.ok ? [{ ...read.value, id }] : [];
    },
  );
