// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Redis } from 'ioredis';

/** Who wants a job, known to Redis by its own clock: whoever does not say so again is forgotten. */
export interface Interest {
  /** Wants it for the next `forMs`. */
  want(key: string, who: string, forMs: number): Promise<void>;
  leave(key: string, who: string): Promise<void>;
  isWanted(key: string): Promise<boolean>;
}

export const interestIn = (redis: Pick<Redis, 'eval' | 'zrem'>): Interest => ({
  want: async (key, who, forMs) => void (await redis.eval(WANT, 1, key, who, forMs)),
  leave: async (key, who) => void (await redis.zrem(key, who)),
  isWanted: async (key) => (await redis.eval(IS_WANTED, 1, key)) === 1,
});

const NOW = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)`;

const WANT = `${NOW}
redis.call('ZADD', KEYS[1], now + ARGV[2], ARGV[1])
redis.call('PEXPIRE', KEYS[1], ARGV[2])`;

const IS_WANTED = `${NOW}
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
return redis.call('EXISTS', KEYS[1])`;
