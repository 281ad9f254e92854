// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Milliseconds that this process has worked: the clock for evaluators in tests that are not about deadlines,
 * so that no design runs out of time because other tests have the processor.
 */
export const cpuClock = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
