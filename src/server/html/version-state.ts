// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Version } from '../../designs/library/version-record.ts';

type State = Version['state'];

/** What became of a version, worst first, and what was said of it; undefined for one like any. */
const told = ({ removed, yanked, deprecated }: State): readonly [string, string] | undefined => {
  if (removed !== undefined) return ['taken down', removed.reason];
  if (yanked !== undefined) return ['withdrawn', yanked.reason];
  return deprecated && ['deprecated', deprecated.message];
};

/** `(withdrawn)`, or nothing. */
export const stateWord = ({ state }: Pick<Version, 'state'>): string => {
  const [word] = told(state) ?? [];
  return word === undefined ? '' : `(${word})`;
};

/** `withdrawn: It breaks.`, or nothing. */
export const stateText = (state: State): string => told(state)?.join(': ') ?? '';
