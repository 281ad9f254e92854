// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Kysely } from 'kysely';
import { isSlug } from '../../designs/slug.ts';
import type { ServerTables } from '../tables.ts';

const DAY_S = 24 * 60 * 60;

/**
 * better-auth on the node's database, called as functions: none of its routes is mounted, and it
 * asks nothing of the network. Loaded only here, since that takes about half a second.
 */
export const openAuth = async (db: Kysely<ServerTables>, secret: string, url: string) => {
  const [{ betterAuth }, { username }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/username'),
  ]);
  return betterAuth({
    database: { db: db as never, type: 'sqlite' },
    secret,
    baseURL: url,
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Its limiter counts requests to its own routes; ours counts per name.
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 128 },
    user: { deleteUser: { enabled: true } },
    session: { expiresIn: 30 * DAY_S, updateAge: DAY_S },
    advanced: {
      cookiePrefix: 'fabcommons',
      useSecureCookies: new URL(url).protocol === 'https:',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [username({ minUsernameLength: 2, maxUsernameLength: 64, usernameValidator: isSlug })],
  });
};

export type Auth = Awaited<ReturnType<typeof openAuth>>;

/** The address that better-auth wants; in a domain that can never receive, never shown. */
export const madeUpEmail = (name: string): string => `${name}@accounts.invalid`;
