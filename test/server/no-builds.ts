// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Builds } from '../../src/server/builds/builds.ts';
import { error, failure } from '../../src/shared/problem.ts';

const closed = async () => failure(error('build-closed', 'nothing is built in this test'));

/** Builds of a node on which nothing is built. */
export const NO_BUILDS: Builds = {
  build: closed,
  runFor: () => closed as never,
  submit: closed,
  status: async () => undefined,
  watch: () => () => undefined,
  cancel: () => false,
} as unknown as Builds;
