// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { BuildState } from '../../src/jobs/queue/build-state.ts';
import {
  createBuildQueue,
  type BuildQueueOptions,
} from '../../src/jobs/queue/create-build-queue.ts';
import { error, failure, type Outcome } from '../../src/shared/problem.ts';
import { fakeCache, fakePool, peek, runs, settled, wanted } from './fakes.ts';

const setUp = (size = 1, options: Partial<BuildQueueOptions> = {}) => {
  const fake = fakePool(size);
  const { cache, kept } = fakeCache();
  const clock = { ms: 0 };
  const bugs: unknown[] = [];
  const queue = createBuildQueue({
    ...{ pool: fake.pool, cache, graceMs: 0, now: () => clock.ms },
    ...{ onBug: (thrown: unknown) => void bugs.push(thrown), ...options },
  });
  const ask = (key: string, visitor: string) => {
    const gone = new AbortController();
    const answer = peek(queue.build(wanted(key), visitor, gone.signal));
    return { key, visitor, answer, leave: () => gone.abort() };
  };
  return { ...fake, queue, kept, clock, bugs, ask };
};

const codeOf = (outcome: Outcome<unknown> | undefined): string | undefined =>
  outcome === undefined ? undefined : (outcome.problems[0]?.code ?? 'fine');

const visitors = fc.constantFrom('a', 'b', 'c');

it.each(['ENOSPC', 'EDQUOT'])('a disk without room is told, and is no bug: %s', async (code) => {
  const { cache } = fakeCache();
  const put = () => Promise.reject(Object.assign(new Error('no room'), { code }));
  const { ask, running, bugs } = setUp(1, { cache: { ...cache, put } });
  const { answer } = ask('k', 'a');
  await settled();
  for (const each of running) each.end();
  await settled();
  expect(codeOf(answer.value)).toBe('disk-full');
  expect(bugs).toEqual([]);
});

describe('turns', () => {
  it('no visitor is served twice while another waits to be served once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(visitors, { maxLength: 20 }), async (arrivals) => {
        const { ask, order, running } = setUp(1, { limits: { perVisitor: 100, inAll: 1_000 } });
        ask('first', 'z');
        await settled();
        for (const [i, visitor] of arrivals.entries()) ask(`${visitor}${i}`, visitor);
        while (running.size > 0) {
          for (const each of running) each.end();
          await settled();
        }
        const served = order.slice(1).map((name) => name[0]!);
        expect([...served].sort()).toEqual([...arrivals].sort());
        for (let end = 1; end <= served.length; end++) {
          const times = (who: string) => served.slice(0, end).filter((each) => each === who).length;
          for (const waits of new Set(served.slice(end)))
            for (const other of new Set(served))
              expect(times(other)).toBeLessThanOrEqual(times(waits) + 1);
        }
        // What one visitor asked for comes in the order of asking.
        for (const who of new Set(arrivals)) {
          const mine = order.filter((name) => name[0] === who && name !== 'first');
          expect(mine).toEqual(arrivals.flatMap((each, i) => (each === who ? [`${who}${i}`] : [])));
        }
      }),
      { numRuns: runs(40) },
    );
  });
});

describe('bounds', () => {
  const step = fc.oneof(
    fc.record({
      do: fc.constant('ask' as const),
      visitor: visitors,
      key: fc.integer({ min: 0, max: 9 }),
    }),
    fc.record({ do: fc.constant('leave' as const), which: fc.nat(30) }),
    fc.record({ do: fc.constant('end' as const), which: fc.nat(3) }),
  );

  it('hold whatever visitors do, refusals come at the bounds alone, and everybody is answered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const limits = { perVisitor: 3, inAll: 5 };
        const { ask, running } = setUp(2, { limits });
        const asked: ReturnType<typeof ask>[] = [];
        const open = () => asked.filter(({ answer }) => answer.value === undefined);
        const keysOf = (visitor?: string) =>
          new Set(
            open().flatMap((each) =>
              each.visitor === (visitor ?? each.visitor) ? [each.key] : [],
            ),
          );
        for (const each of steps) {
          if (each.do === 'ask') {
            const before = [keysOf(each.visitor).size, keysOf().size];
            const one = ask(`${each.key}`, each.visitor);
            asked.push(one);
            await settled();
            const code = codeOf(one.answer.value);
            if (code === 'build-too-many') expect(before[0]).toBe(limits.perVisitor);
            if (code === 'build-queue-full') expect(before[1]).toBe(limits.inAll);
            if (code?.startsWith('build-') === true)
              expect(one.answer.value!.problems[0]).toHaveProperty('retryAfterSeconds');
          } else if (each.do === 'leave') asked[each.which]?.leave();
          else [...running][each.which]?.end();
          await settled();
          expect(running.size).toBe(Math.min(2, keysOf().size));
          expect(keysOf().size).toBeLessThanOrEqual(limits.inAll);
          for (const who of ['a', 'b', 'c'])
            expect(keysOf(who).size).toBeLessThanOrEqual(limits.perVisitor);
        }
        while (running.size > 0) {
          for (const each of running) each.end();
          await settled();
        }
        expect(open()).toEqual([]);
      }),
      { numRuns: runs(60) },
    );
  });

  it('count a build that others asked for first', async () => {
    const { ask } = setUp(1, { limits: { perVisitor: 2 } });
    const asked = [ask('1', 'b'), ask('2', 'b'), ask('1', 'a'), ask('3', 'a')];
    await settled();
    asked.push(ask('2', 'a'), ask('1', 'a'));
    await settled();
    const codes = asked.map(({ answer }) => codeOf(answer.value));
    expect(codes).toEqual([...Array<undefined>(4), 'build-too-many', undefined]);
  });

  it('count other tasks too, which end when whoever asked is gone', async () => {
    const { queue, ask, running } = setUp(1, { limits: { perVisitor: 1 } });
    const gone = new AbortController();
    const task = { kind: 'check', fileName: 'x', bytes: new Uint8Array() } as const;
    const checked = peek(queue.runFor('a', gone.signal)(task));
    await settled();
    const refused = ask('1', 'a');
    await settled();
    expect(codeOf(refused.answer.value)).toBe('build-too-many');
    gone.abort();
    await settled();
    expect([codeOf(checked.value), running.size]).toEqual(['job-interrupted', 0]);
  });
});

describe('the same build', () => {
  it('is made once for all who ask while it is made, and not again once it is kept', async () => {
    const { ask, order, one } = setUp(4);
    const many = ['a', 'b', 'a', 'c'].map((visitor) => ask('1', visitor));
    await settled();
    one('1').end();
    await settled();
    many.push(ask('1', 'd'));
    await settled();
    expect(order).toEqual(['1']);
    expect(many.map(({ answer }) => codeOf(answer.value))).toEqual(Array(5).fill('fine'));
  });

  it('goes on until the last has left, and is made anew for who comes after that', async () => {
    const { ask, one, running, order } = setUp(2);
    const [a, b] = [ask('1', 'a'), ask('1', 'b')];
    await settled();
    a.leave();
    await settled();
    expect([codeOf(a.answer.value), running.size]).toEqual(['job-interrupted', 1]);
    b.leave();
    await settled();
    const c = ask('1', 'c');
    await settled();
    expect(order).toEqual(['1', '1']);
    one('1').end();
    await settled();
    expect([codeOf(b.answer.value), codeOf(c.answer.value)]).toEqual(['job-interrupted', 'fine']);
  });

  it('never starts when all have left while it waited', async () => {
    const { ask, one, order } = setUp();
    ask('1', 'a');
    await settled();
    const waits = ask('2', 'b');
    await settled();
    waits.leave();
    await settled();
    one('1').end();
    await settled();
    expect(order).toEqual(['1']);
  });

  it('is spared by who comes back within the grace, and counts for who left until then', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { ask, running } = setUp(1, { graceMs: 1_000, limits: { perVisitor: 1 } });
      const first = ask('1', 'a');
      await settled();
      first.leave();
      await settled();
      vi.advanceTimersByTime(900);
      const other = ask('2', 'a');
      await settled();
      const back = ask('1', 'b');
      await settled();
      expect(codeOf(other.answer.value)).toBe('build-too-many');
      vi.advanceTimersByTime(5_000);
      await settled();
      expect(running.size).toBe(1);
      back.leave();
      await settled();
      vi.advanceTimersByTime(1_001);
      await settled();
      expect(running.size).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is called off for one visitor alone', async () => {
    const { ask, queue, running } = setUp();
    const [a, b] = [ask('1', 'a'), ask('1', 'b')];
    await settled();
    expect(queue.cancel('1', 'c')).toBe(false);
    expect(queue.cancel('1', 'a')).toBe(true);
    await settled();
    expect([codeOf(a.answer.value), b.answer.value, running.size]).toEqual([
      'job-interrupted',
      undefined,
      1,
    ]);
    expect(queue.cancel('1', 'b')).toBe(true);
    await settled();
    expect([codeOf(b.answer.value), running.size]).toEqual(['job-interrupted', 0]);
  });
});

describe('requests of one visitor for the same build', () => {
  it('are called off one by one: the build goes on for the later one', async () => {
    const { queue, running } = setUp();
    const told: string[] = [];
    await queue.submit(wanted('1'), 'a', 'first');
    queue.watch('1', ({ state }) => told.push(state), 'a', 'first');
    await queue.submit(wanted('1'), 'a', 'second');
    await settled();
    expect(queue.cancel('1', 'b', 'second')).toBe(false);
    expect(queue.cancel('1', 'a', 'first')).toBe(true);
    await settled();
    expect([told.at(-1), running.size]).toEqual(['failed', 1]);
    expect(queue.cancel('1', 'a', 'first')).toBe(false);
    expect(queue.cancel('1', 'a', 'second')).toBe(true);
    await settled();
    expect(running.size).toBe(0);
  });

  it('count as one build, which they all keep going until the last has left', async () => {
    const { queue, running, ask } = setUp(1, { limits: { perVisitor: 1 } });
    const tickets = Array.from({ length: 40 }, (_, i) => `${i}`);
    for (const ticket of tickets) await queue.submit(wanted('1'), 'a', ticket);
    await queue.submit(wanted('1'), 'b', 'other');
    expect(queue.cancel('1', 'a', '38')).toBe(true);
    // What is left of the first visitor still counts.
    const more = ask('2', 'a');
    await settled();
    expect([codeOf(more.answer.value), running.size]).toEqual(['build-too-many', 1]);
    expect(queue.cancel('1', 'a')).toBe(true);
    expect(queue.cancel('1', 'a', '39')).toBe(false);
    await settled();
    expect(running.size).toBe(1);
  });

  it('end at once when the last is called off that went away a moment ago', async () => {
    const { queue, running } = setUp(1, { graceMs: 60_000 });
    await queue.submit(wanted('1'), 'a', 'first');
    await settled();
    queue.watch('1', () => undefined, 'a', 'first')();
    expect(queue.cancel('1', 'a', 'second')).toBe(false);
    expect(running.size).toBe(1);
    expect(queue.cancel('1', 'a', 'first')).toBe(true);
    await settled();
    expect(running.size).toBe(0);
  });
});

describe('a build that failed', () => {
  it.each([
    ['evaluate-timeout', false],
    ['job-memory', true],
    ['job-interrupted', true],
  ])('of %s is run again at once: %s', async (code, isRunAgain) => {
    const { ask, one, order, clock } = setUp();
    ask('1', 'a');
    await settled();
    one('1').end(failure(error(code, 'no')));
    await settled();
    const second = ask('1', 'b');
    await settled();
    expect(order.length).toBe(isRunAgain ? 2 : 1);
    if (isRunAgain) return;
    expect(codeOf(second.answer.value)).toBe(code);
    clock.ms += 60_000;
    ask('1', 'b');
    await settled();
    expect(order.length).toBe(2);
  });

  it('of a bug tells no stack to the visitor, and all of it to those who run the server', async () => {
    const { ask, one, bugs, running } = setUp();
    const [hit, next] = [ask('1', 'a'), ask('2', 'a')];
    await settled();
    const thrown = new Error('secret detail');
    one('1').die(thrown);
    await settled();
    expect(codeOf(hit.answer.value)).toBe('build-bug');
    expect(JSON.stringify(hit.answer.value)).not.toMatch(/secret detail|\.ts:/);
    expect(bugs).toEqual([thrown]);
    expect(running.size).toBe(1);
    one('2').end();
    await settled();
    expect(codeOf(next.answer.value)).toBe('fine');
  });
});

describe('whoever watches', () => {
  const told = (state: BuildState) =>
    state.state === 'running' ? `${state.stage ?? 'begun'}` : state.state;

  it('is told the state there is and every later one', async () => {
    const { ask, queue, one } = setUp();
    ask('0', 'z');
    await settled();
    expect(await queue.submit(wanted('1'), 'a')).toMatchObject({ value: { state: 'waiting' } });
    const [early, late, after]: string[][] = [[], [], []];
    queue.watch('1', (state) => early!.push(told(state)));
    one('0').end();
    await settled();
    one('1').context.progress?.({ stage: 'slice', done: 1, total: 2 });
    await settled();
    queue.watch('1', (state) => late!.push(told(state)));
    expect(await queue.status('1')).toEqual({
      state: 'running',
      stage: 'slice',
      done: 1,
      total: 2,
    });
    one('1').end();
    await settled();
    queue.watch('1', (state) => after!.push(told(state)));
    await settled();
    expect(early).toEqual(['waiting', 'begun', 'slice', 'done']);
    expect([late, after]).toEqual([['slice', 'done'], ['done']]);
    expect(await queue.submit(wanted('1'), 'b')).toMatchObject({ value: { state: 'done' } });
  });

  it('is told of failure, and that nobody knows the build', async () => {
    const { queue, one } = setUp();
    const seen: BuildState[] = [];
    await queue.submit(wanted('1'), 'a');
    await settled();
    queue.watch('1', (state) => seen.push(state));
    one('1').end(failure(error('mesh-not-closed', 'no')));
    await settled();
    queue.watch('1', (state) => seen.push(state));
    queue.watch('2', (state) => seen.push(state));
    await settled();
    expect(
      seen.map((each) => (each.state === 'failed' ? each.problems[0]!.code : each.state)),
    ).toEqual(['running', 'mesh-not-closed', 'mesh-not-closed', 'build-not-found']);
    expect(await queue.status('2')).toBeUndefined();
  });

  it('leaves by no longer watching, though the build was asked for before', async () => {
    const { queue, running } = setUp();
    await queue.submit(wanted('1'), 'a');
    await settled();
    const stop = queue.watch('1', () => undefined, 'a');
    expect(running.size).toBe(1);
    stop();
    await settled();
    expect(running.size).toBe(0);
  });

  it('keeps a build going, which ends without anybody who asks for it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { queue, running } = setUp(1, { leaseMs: 1_000 });
      await queue.submit(wanted('1'), 'a');
      await settled();
      vi.advanceTimersByTime(900);
      await queue.status('1', 'a');
      vi.advanceTimersByTime(900);
      await settled();
      expect(running.size).toBe(1);
      vi.advanceTimersByTime(101);
      await settled();
      expect(running.size).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('closing', () => {
  it('refuses what is new and what waits, and lets run to its end what runs', async () => {
    const { queue, ask, one } = setUp();
    const runs = ask('1', 'a');
    await settled();
    const waits = ask('2', 'a');
    await settled();
    const closed = peek(queue.close(60_000));
    const comes = ask('3', 'b');
    await settled();
    expect([waits, comes].map(({ answer }) => codeOf(answer.value))).toEqual([
      'build-closed',
      'build-closed',
    ]);
    expect('value' in closed).toBe(false);
    one('1').end();
    await settled();
    expect([codeOf(runs.answer.value), 'value' in closed]).toEqual(['fine', true]);
  });

  it('stops what takes too long', async () => {
    const { queue, ask } = setUp();
    const runs = ask('1', 'a');
    await settled();
    await queue.close(1);
    await settled();
    expect(codeOf(runs.answer.value)).toBe('job-interrupted');
  });
});
