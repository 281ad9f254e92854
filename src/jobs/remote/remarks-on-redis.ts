// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Redis } from 'ioredis';
import { warning, type Problem } from '../../shared/problem.ts';

/** Warns of a Redis that may throw jobs away, or is too old: `queue-redis-evicts`, `queue-redis-old`. */
export const remarksOnRedis = async (
  redis: Pick<Redis, 'info'>,
  tell: (remark: Problem) => void,
): Promise<void> => {
  const info = await redis.info();
  const word = (name: string): string | undefined =>
    info
      .split(/\r?\n/)
      .find((line) => line.startsWith(`${name}:`))
      ?.slice(name.length + 1);
  const policy = word('maxmemory_policy');
  if (policy !== undefined && policy !== 'noeviction') tell(evicts(policy));
  const version = word('redis_version');
  if (version !== undefined && Number(version.split('.')[0]) < OLDEST) tell(old(version));
};

const OLDEST = 6;

const evicts = (policy: string) =>
  warning('queue-redis-evicts', `Expected maxmemory-policy noeviction of Redis, found ${policy}.`, {
    hint: 'Set it, or jobs are lost and made again when Redis is full.',
  });

const old = (version: string) =>
  warning('queue-redis-old', `Expected Redis ${OLDEST}.2 or later, found ${version}.`, {
    hint: 'Use a newer one.',
  });
