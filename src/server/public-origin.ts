// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Request } from 'express';
import type { Config } from './config.ts';

/** The address by which a request reached this node, without a slash at its end. */
export const publicOrigin = (request: Request, { url }: Pick<Config, 'url'>): string =>
  url ?? `${request.protocol}://${request.get('host') ?? 'localhost'}`;
