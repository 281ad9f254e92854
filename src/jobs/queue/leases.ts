// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Holder, SharedBuild } from './shared-build.ts';

/** Holds without a connection: each ends by itself when it is not renewed in time. */
export interface Leases {
  /** In the place of what the same visitor had of that build. */
  add(shared: SharedBuild, holder: Holder): void;
  renew(shared: SharedBuild, visitor: string): void;
  /** The build is not held by it any more. */
  end(shared: SharedBuild, visitor: string): void;
  endAll(shared: SharedBuild): void;
}

interface Lease {
  readonly stop: () => void;
  readonly renew: () => void;
}

/** Leases that end after `leaseMs`. */
export const createLeases = (leaseMs: number): Leases => {
  const leases = new WeakMap<SharedBuild, Map<string, Lease>>();

  const lease = (shared: SharedBuild, holder: Holder): Lease => {
    let timer: NodeJS.Timeout | undefined;
    const stop = (): void => {
      clearTimeout(timer);
      leases.get(shared)?.delete(holder.visitor);
      shared.release(holder);
    };
    const renew = (): void => {
      clearTimeout(timer);
      timer = setTimeout(stop, leaseMs).unref();
    };
    renew();
    return { stop, renew };
  };
  const end: Leases['end'] = (shared, visitor) => leases.get(shared)?.get(visitor)?.stop();

  return {
    add: (shared, holder) => {
      end(shared, holder.visitor);
      if (!leases.has(shared)) leases.set(shared, new Map());
      leases.get(shared)!.set(holder.visitor, lease(shared, holder));
    },
    renew: (shared, visitor) => leases.get(shared)?.get(visitor)?.renew(),
    end,
    endAll: (shared) => {
      for (const { stop } of leases.get(shared)?.values() ?? []) stop();
    },
  };
};
