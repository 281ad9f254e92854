// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { randomBytes } from 'node:crypto';
import { keptSecret } from '../../designs/library/store/kept-secret.ts';

/** The secret that signs the cookies of the node in `folder`, made when it is first needed. */
export const serverSecret = async (folder: string): Promise<string> =>
  (await keptSecret(folder, 'server-secret', () => randomBytes(32).toString('base64url'))).trim();
