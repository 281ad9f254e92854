// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Redis } from 'ioredis';

/** A connection that tells how long Redis has been away, instead of waiting for it. */
export interface RedisLink {
  readonly redis: Redis;
  /** What a call answers; undefined when Redis did not within the time for it. */
  ask<T>(call: () => Promise<T>): Promise<{ readonly answer: T } | undefined>;
  /** Since the first call that went unanswered, ms; 0 while Redis answers. */
  awayMs(): number;
  /** Why, in the words of the system or of Redis. */
  reason(): string;
  close(): void;
}

/** Tries to connect again after this, ms: at first soon, later each second. */
const retryStrategy = (times: number): number => Math.min(1_000, 50 * 2 ** Math.min(times, 10));

/** A connection that should have been answered by then is a dead one, ms: BullMQ blocks for 10 s. */
const DEAF = 15_000;

/** For connections that BullMQ owns: what they send waits until Redis is back. */
export const patient = (url: string) => ({
  url,
  maxRetriesPerRequest: null,
  retryStrategy,
  socketTimeout: DEAF,
});

export const openRedisLink = (url: string, callMs: number): RedisLink => {
  const redis = new Redis(url, {
    retryStrategy,
    connectTimeout: callMs,
    socketTimeout: callMs,
    // What cannot be sent now fails now: whoever asked knows how long to try.
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
  });
  let awaySince: number | undefined;
  let reason = 'no connection';
  let readying: Promise<void> | undefined;
  /** One for all who wait. */
  const ready = (): Promise<void> =>
    (readying ??= new Promise((resolve) => {
      redis.once('ready', () => {
        readying = undefined;
        resolve();
      });
    }));
  redis.on('error', (thrown: Error) => (reason = told(thrown)));

  return {
    redis,
    ask: async <T>(call: () => Promise<T>) => {
      const began = performance.now();
      let late: NodeJS.Timeout | undefined;
      const answering = async (): Promise<T> => {
        // The first time, or after a short break: it will be there in a moment.
        if (redis.status !== 'ready' && awaySince === undefined) await ready();
        return call();
      };
      try {
        const answer = await Promise.race([
          answering(),
          new Promise<never>((_, fail) => {
            late = setTimeout(() => fail(new Error(`no answer within ${callMs} ms`)), callMs);
          }),
        ]);
        awaySince = undefined;
        return { answer };
      } catch (thrown) {
        awaySince ??= began;
        if (redis.status === 'ready') reason = told(thrown as Error);
        return undefined;
      } finally {
        clearTimeout(late);
      }
    },
    awayMs: () => (awaySince === undefined ? 0 : performance.now() - awaySince),
    reason: () => reason,
    close: () => redis.disconnect(),
  };
};

const told = ({ message, ...more }: Error & { code?: string }): string =>
  (message || more.code || 'no connection').split('\n')[0]!;
