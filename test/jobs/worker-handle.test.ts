// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Channel } from '../../src/jobs/channel.ts';
import { createPool } from '../../src/jobs/pool/create-pool.ts';
import type { Task, WorkerMessage } from '../../src/jobs/task.ts';
import { handleOf, type WorkerHandle } from '../../src/jobs/worker-handle.ts';
import { failure, error, success } from '../../src/shared/problem.ts';
import { codesOf } from '../designs/library/samples.ts';
import { peek, settled } from './fakes.ts';

const TASK = { kind: 'parameters' } as Task;

/** A worker that says what the test says. */
const fakeChannel = () => {
  let tell!: (message: WorkerMessage) => void;
  let die!: (thrown: Error) => void;
  const channel: Channel = {
    send: () => undefined,
    listen: (message, died) => ([tell, die] = [message, died]),
    kill: vi.fn(() => Promise.resolve()),
    hold: () => undefined,
    residentBytes: () => undefined,
  };
  const progress = (stage: string, done: number) =>
    tell({ say: 'progress', progress: { stage, done, total: 9 } });
  return { channel, progress, die: (thrown: Error) => die(thrown) };
};

describe('the deadline of a design', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('counts from when the worker begins with it, however long starting took', async () => {
    const { channel, progress } = fakeChannel();
    const answer = handleOf(channel, false).run(TASK, {}, { killAfterMs: 1_000 });
    const seen = peek(answer);
    await vi.advanceTimersByTimeAsync(30_000);
    progress('evaluate', 0);
    await vi.advanceTimersByTimeAsync(990);
    expect(seen.value).toBeUndefined();
    expect(channel.kill).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(20);
    expect(codesOf(await answer)).toEqual(['evaluate-timeout']);
  });

  it('ends with the design: slicing takes as long as it takes', async () => {
    const { channel, progress } = fakeChannel();
    const seen = peek(handleOf(channel, false).run(TASK, {}, { killAfterMs: 1_000 }));
    progress('evaluate', 0);
    progress('evaluate', 1);
    await vi.advanceTimersByTimeAsync(1e6);
    expect(seen.value).toBeUndefined();
  });

  it('a worker that never begins is a bug of ours, not of the design', async () => {
    const { channel } = fakeChannel();
    const answer = handleOf(channel, false).run(TASK);
    const refused = expect(answer).rejects.toThrow('did not begin');
    await vi.advanceTimersByTimeAsync(61_000);
    await refused;
  });

  it('a worker that says nothing for too long is killed', async () => {
    const { channel, progress } = fakeChannel();
    const task = { kind: 'slice' } as Task;
    const answer = handleOf(channel, false).run(task, {}, { silentMs: 1_000 });
    for (let i = 0; i < 5; i++) {
      await vi.advanceTimersByTimeAsync(900);
      progress('slice', i);
    }
    await vi.advanceTimersByTimeAsync(1_100);
    expect(codesOf(await answer)).toEqual(['job-hung']);
    expect(channel.kill).toHaveBeenCalledOnce();
  });
});

it('a worker that was killed from outside is told apart from one that dies of a bug', async () => {
  const [killed, broken] = [fakeChannel(), fakeChannel()];
  const first = handleOf(killed.channel, false).run(TASK);
  killed.die(Object.assign(new Error('gone'), { code: 'killed' }));
  expect(codesOf(await first)).toEqual(['job-died']);
  const second = handleOf(broken.channel, false).run(TASK);
  broken.die(Object.assign(new Error('a bug'), { code: 'bug' }));
  await expect(second).rejects.toThrow('a bug');
});

describe('the memory budget of a pool', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
  afterEach(() => void vi.useRealTimers());

  /** Workers that hold what the test says for the task that they do. */
  const setUp = (bytesOf: (name: string) => number) => {
    const events: string[] = [];
    const running = new Map<string, () => void>();
    const start = (): WorkerHandle => {
      let now = '';
      let isAlive = true;
      return {
        run: (task, context = {}) => {
          now = (task as { fileName: string }).fileName;
          events.push(`begin ${now}`);
          return new Promise((resolve) => {
            const end = (answer: unknown): void => {
              running.delete(now);
              now = '';
              resolve(answer as never);
            };
            running.set(now, () => end(success(undefined)));
            context.signal?.addEventListener('abort', () => {
              events.push(`kill ${now}`);
              isAlive = false;
              end(failure(error('job-interrupted', 'stopped')));
            });
          });
        },
        stop: async () => void (isAlive = false),
        get isAlive() {
          return isAlive;
        },
        get heldBytes() {
          return now === '' ? 1 : bytesOf(now);
        },
      };
    };
    const pool = createPool({ size: 2, budgetBytes: 100, start });
    const run = (fileName: string) =>
      pool.run({ kind: 'check', fileName, bytes: new Uint8Array() });
    return { run, running, events };
  };

  it('takes back the task that began last and does it alone', async () => {
    const { run, running, events } = setUp(() => 60);
    const both = [run('a'), run('b')];
    await settled();
    vi.advanceTimersByTime(150);
    await settled();
    expect(events).toEqual(['begin a', 'begin b', 'kill b']);
    const third = run('c');
    running.get('a')!();
    await settled();
    vi.advanceTimersByTime(150);
    await settled();
    expect(events).toEqual(['begin a', 'begin b', 'kill b', 'begin b']);
    running.get('b')!();
    await settled();
    running.get('c')!();
    expect((await Promise.all([...both, third])).map(({ ok }) => ok)).toEqual([true, true, true]);
  });

  it('tells a task that is too large alone', async () => {
    const { run } = setUp(() => 200);
    const answer = run('a');
    for (let i = 0; i < 2; i++) {
      await settled();
      vi.advanceTimersByTime(150);
    }
    expect(codesOf(await answer)).toEqual(['job-memory']);
  });
});
