// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { BuildEntry, BuildStatus, Totals } from './batch-report.ts';

/** What everything takes together, each print once. */
export const sumUp = (
  builds: readonly BuildEntry[],
  nodes: { readonly made: number; readonly reused: number },
  leftOut: number,
): Totals => {
  const count = (status: BuildStatus): number =>
    builds.filter((build) => build.status === status).length;
  const outputs = builds.flatMap((build) => build.outputs);
  const prints = builds.flatMap((build) =>
    build.prints.flatMap(({ production }) => production ?? []),
  );
  const sum = <T>(all: readonly T[], of: (each: T) => number): number =>
    all.reduce((total, each) => total + of(each), 0);
  const currencies = new Set(prints.map(({ currency }) => currency));
  return {
    builds: builds.length,
    built: count('built'),
    reused: count('reused'),
    failed: count('failed'),
    skipped: count('skipped'),
    left_out: leftOut,
    files: outputs.length,
    bytes: sum(outputs, ({ bytes }) => bytes),
    nodes_made: nodes.made,
    nodes_reused: nodes.reused,
    time_s: sum(prints, ({ time_s }) => time_s),
    filament_mm: sum(prints, ({ filament_mm }) => filament_mm),
    mass_g: sum(prints, ({ mass_g }) => mass_g),
    energy_wh: sum(prints, ({ energy_wh }) => energy_wh),
    cost: sum(prints, ({ cost }) => cost),
    currency: currencies.size === 1 ? [...currencies][0]! : '',
  };
};
