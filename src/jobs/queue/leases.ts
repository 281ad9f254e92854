// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Holder, SharedBuild } from './shared-build.ts';

/** Holds without a connection: each ends by itself when it is not renewed in time. */
export interface Leases {
  /** In the place of what the same visitor had of that build under the same ticket. */
  add(shared: SharedBuild, holder: Holder): void;
  /** All that the visitor has of that build. */
  renew(shared: SharedBuild, visitor: string): void;
  /** The build is not held by it any more. */
  end(shared: SharedBuild, of: Pick<Holder, 'visitor' | 'ticket'>): void;
  endAll(shared: SharedBuild): void;
}

interface Lease {
  readonly visitor: string;
  readonly stop: () => void;
  readonly renew: () => void;
}

/** Of one visitor for one build: the oldest makes room, the build goes on for the others. */
const MOST = 32;

/** Leases that end after `leaseMs`. */
export const createLeases = (leaseMs: number): Leases => {
  const leases = new WeakMap<SharedBuild, Map<string, Lease>>();

  const lease = (shared: SharedBuild, holder: Holder): Lease => {
    let timer: NodeJS.Timeout | undefined;
    const stop = (): void => {
      clearTimeout(timer);
      leases.get(shared)?.delete(nameOf(holder));
      shared.release(holder);
    };
    const renew = (): void => {
      clearTimeout(timer);
      timer = setTimeout(stop, leaseMs).unref();
    };
    renew();
    return { visitor: holder.visitor, stop, renew };
  };
  const of = (shared: SharedBuild, visitor: string): readonly Lease[] =>
    [...(leases.get(shared)?.values() ?? [])].filter((each) => each.visitor === visitor);
  const end: Leases['end'] = (shared, holder) => leases.get(shared)?.get(nameOf(holder))?.stop();

  return {
    add: (shared, holder) => {
      end(shared, holder);
      const before = of(shared, holder.visitor);
      if (before.length >= MOST) before[0]!.stop();
      if (!leases.has(shared)) leases.set(shared, new Map());
      leases.get(shared)!.set(nameOf(holder), lease(shared, holder));
    },
    renew: (shared, visitor) => of(shared, visitor).forEach(({ renew }) => renew()),
    end,
    endAll: (shared) => {
      for (const { stop } of leases.get(shared)?.values() ?? []) stop();
    },
  };
};

const nameOf = ({ visitor, ticket = '' }: Pick<Holder, 'visitor' | 'ticket'>): string =>
  `${visitor}\n${ticket}`;
