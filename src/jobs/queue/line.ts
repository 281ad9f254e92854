// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { failure, type Outcome, type Problem, success } from '../../shared/problem.ts';
import { bug, closed, interrupted, queueFull, tooMany } from './queue-problems.ts';
import { createRoundRobin } from './round-robin.ts';

/** How much of the machine visitors may take. */
export interface Limits {
  /** Builds and tasks that wait or run for one visitor. Default 4. */
  readonly perVisitor: number;
  /** Those of everybody. Default 100. */
  readonly inAll: number;
}

/** A place in the line: work that waits or runs. */
export interface Ticket<T> {
  /** Never rejects: a bug is `build-bug`. */
  readonly result: Promise<Outcome<T>>;
  /** It counts for this visitor too from now on. Problem: `build-too-many`. */
  join(visitor: string): Problem | undefined;
  /** It counts no longer for this visitor, unless there is nobody else. */
  leave(visitor: string): void;
  cancel(): void;
}

export interface Line {
  /** Problems: `build-too-many`, `build-queue-full`, `build-closed`. */
  enter<T>(visitor: string, work: Work<T>): Outcome<Ticket<T>>;
  /** Lets nobody in, cancels what waits, and what still runs after `withinMs`. */
  close(withinMs: number): Promise<void>;
}

type Work<T> = (signal: AbortSignal) => Promise<Outcome<T>>;

interface Place {
  /** In whose turn it comes. */
  owner: string;
  readonly visitors: Set<string>;
  readonly start: () => void;
  readonly refuse: (problem: Problem) => void;
  readonly abort: () => void;
  readonly over: Promise<unknown>;
}

interface LineOptions extends Limits {
  /** How much runs at a time. */
  readonly size: number;
  /** Milliseconds that only grow. */
  readonly now: () => number;
  readonly onBug: (thrown: unknown) => void;
}

/** Longest and first guess of how long work takes, s. */
const [MOST_SECONDS, GUESS_SECONDS] = [60, 2];

export const createLine = ({ size, perVisitor, inAll, now, onBug }: LineOptions): Line => {
  const places = new Set<Place>();
  const waiting = createRoundRobin<Place>();
  let running = 0;
  let isClosed = false;
  let usualSeconds = GUESS_SECONDS;

  const secondsFor = (ahead: number): number =>
    Math.min(MOST_SECONDS, Math.max(1, Math.ceil((usualSeconds * ahead) / size)));
  const loadOf = (visitor: string): number =>
    [...places].filter(({ visitors }) => visitors.has(visitor)).length;
  const advance = (): void => {
    while (running < size) {
      const next = waiting.next();
      if (next === undefined) return;
      next.start();
    }
  };
  const refusal = (visitor: string): Problem | undefined => {
    if (isClosed) return closed();
    if (loadOf(visitor) >= perVisitor) return tooMany(perVisitor, secondsFor(1));
    return places.size >= inAll ? queueFull(inAll, secondsFor(waiting.size)) : undefined;
  };

  const enter = <T>(visitor: string, work: Work<T>): Outcome<Ticket<T>> => {
    const refused = refusal(visitor);
    if (refused !== undefined) return failure(refused);
    const stopping = new AbortController();
    let settle!: (outcome: Outcome<T>) => void;
    const result = new Promise<Outcome<T>>((resolve) => (settle = resolve));
    const run = async (): Promise<void> => {
      running++;
      const since = now();
      const outcome = await work(stopping.signal).catch((thrown: unknown) => {
        onBug(thrown);
        return failure(bug());
      });
      usualSeconds += ((now() - since) / 1000 - usualSeconds) / 8;
      running--;
      places.delete(place);
      settle(outcome);
      advance();
    };
    const place: Place = {
      owner: visitor,
      visitors: new Set([visitor]),
      start: () => void run(),
      refuse: (problem) => {
        places.delete(place);
        settle(failure(problem));
      },
      abort: () => stopping.abort(),
      over: result,
    };
    places.add(place);
    waiting.add(visitor, place);
    // Not before the caller has its ticket.
    queueMicrotask(advance);
    return success({
      result,
      join: (other) => {
        if (place.visitors.has(other)) return undefined;
        if (loadOf(other) >= perVisitor) return tooMany(perVisitor, secondsFor(1));
        place.visitors.add(other);
        return undefined;
      },
      leave: (other) => {
        if (place.visitors.size === 1 || !place.visitors.delete(other)) return;
        if (place.owner !== other) return;
        place.owner = [...place.visitors][0]!;
        if (waiting.remove(place)) waiting.add(place.owner, place);
      },
      cancel: () => {
        if (waiting.remove(place)) place.refuse(interrupted());
        else place.abort();
      },
    });
  };

  const close = async (withinMs: number): Promise<void> => {
    isClosed = true;
    for (let next = waiting.next(); next !== undefined; next = waiting.next())
      next.refuse(closed());
    const late = setTimeout(() => places.forEach(({ abort }) => abort()), withinMs);
    await Promise.all([...places].map(({ over }) => over));
    clearTimeout(late);
  };
  return { enter, close };
};
