// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';
import type { CachedBuild } from '../cache/create-build-cache.ts';
import type { BuildState, StateListener } from './build-state.ts';
import type { Ticket } from './line.ts';
import { interrupted } from './queue-problems.ts';

/** Somebody who wants a build. */
export interface Holder {
  readonly visitor: string;
  /** Which of the visitor's requests it is, where they are told apart. */
  readonly ticket?: string | undefined;
  /** Called when the visitor calls the build off. */
  readonly end: () => void;
}

/** One build and all who want it. When the last of them has left, it ends. */
export interface SharedBuild {
  readonly result: Ticket<CachedBuild>['result'];
  readonly state: BuildState;
  /** Problem: `build-too-many`. */
  hold(holder: Holder): Problem | undefined;
  release(holder: Holder): void;
  /**
   * What this visitor wants of it under the ticket ends, or without one everything; false where that
   * was nothing.
   */
  cancel(visitor: string, ticket?: string): boolean;
  /** Tells the state now and each later one; the answer ends that. */
  listen(listener: StateListener): () => void;
  tell(state: BuildState): void;
}

interface SharedBuildOptions {
  readonly ticket: Ticket<CachedBuild>;
  /** Who may change their mind has this long, ms. */
  readonly graceMs: number;
  /** Called before it is cancelled: nobody may join it any more. */
  readonly onDrop: () => void;
}

export const shareBuild = (
  first: Holder,
  { ticket, graceMs, onDrop }: SharedBuildOptions,
): SharedBuild => {
  const holders = new Set<Holder>([first]);
  const listeners = new Set<StateListener>();
  let state: BuildState = { state: 'waiting' };
  /** Who left last: it counts for them until it is over or somebody else wants it. */
  let orphanOf: Holder | undefined;
  let grace: NodeJS.Timeout | undefined;
  const isOver = (): boolean => state.state === 'done' || state.state === 'failed';
  const isHeldBy = (visitor: string): boolean =>
    [...holders].some((each) => each.visitor === visitor);
  const drop = (): void => {
    clearTimeout(grace);
    onDrop();
    ticket.cancel();
  };
  const left = (holder: Holder): void => {
    const { visitor } = holder;
    if (holders.size > 0) return isHeldBy(visitor) ? undefined : ticket.leave(visitor);
    orphanOf = holder;
    if (graceMs === 0) drop();
    else grace = setTimeout(drop, graceMs).unref();
  };

  return {
    result: ticket.result,
    get state() {
      return state;
    },
    hold: (holder) => {
      const refused = ticket.join(holder.visitor);
      if (refused !== undefined) return refused;
      clearTimeout(grace);
      holders.add(holder);
      if (orphanOf !== undefined && !isHeldBy(orphanOf.visitor)) ticket.leave(orphanOf.visitor);
      orphanOf = undefined;
      return undefined;
    },
    release: (holder) => {
      if (holders.delete(holder) && !isOver()) left(holder);
    },
    cancel: (visitor, only) => {
      const isMeant = (each: Holder | undefined): boolean =>
        each?.visitor === visitor && (only === undefined || each.ticket === only);
      const mine = [...holders].filter(isMeant);
      if (isOver() || (mine.length === 0 && !isMeant(orphanOf))) return false;
      for (const each of mine) holders.delete(each);
      if (holders.size === 0) drop();
      else if (!isHeldBy(visitor)) ticket.leave(visitor);
      for (const { end } of mine) end();
      return true;
    },
    listen: (listener) => {
      listeners.add(listener);
      listener(state);
      return () => void listeners.delete(listener);
    },
    tell: (next) => {
      state = next;
      if (isOver()) clearTimeout(grace);
      for (const listener of [...listeners]) listener(next);
    },
  };
};

/** What a visitor is told who called it off. */
export const calledOff = (): BuildState => ({ state: 'failed', problems: [interrupted()] });
