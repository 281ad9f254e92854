// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { isClosed, isOpenId } from './openness.ts';
import { KINDS, kindOf } from './kinds.ts';
import { RULES } from './rules.ts';
import { cellOf } from './table.ts';
import type { Answer, Verdict } from './verdict.ts';

const COPYRIGHT = 'Berne Convention, articles 9 and 12';
const NO_LICENSE = 'Without a license nobody may share it or its changes; ask its authors.';

/** The verdict on one license (no AND, OR) into one other, for an adaptation. */
export const singleVerdict = (from: string, to: string): Verdict => {
  const say = (answer: Answer, reason: string, clause?: string, duties: readonly string[] = []) =>
    verdict(from, to, answer, reason, clause, duties);
  const closed = closedVerdict(from, to) ?? closedTarget(from, to);
  if (closed) return closed;
  if (from === to && isOpenId(from)) {
    return say('yes', 'It stays under its own license.', undefined, ['keep its notices']);
  }
  const source = kindOf(from.endsWith('+') ? from.slice(0, -1) : from);
  const target = kindOf(to);
  if (source === undefined && !isOpenId(from)) {
    return say('unknown', `${from} is not known to be an open license, nor compatible with ${to}.`);
  }
  const cell = source && target ? cellOf(source, target) : '-';
  if (source === undefined || cell === '-') {
    return say('unknown', `${from} is not known to be compatible with ${to}.`);
  }
  if (cell === 'no') return say('no', KINDS[source].stays, KINDS[source].clause);
  const { answer, reason, clause, duties } = RULES[cell];
  return say(answer, reason, clause, duties);
};

/** The verdict on one license in a collection under another. */
export const collectionVerdict = (from: string, to: string): Verdict => {
  const closed = closedVerdict(from, to);
  if (closed) return closed;
  if (!isOpenId(from)) {
    return verdict(from, to, 'unknown', `${from} is not known to be an open license.`);
  }
  const kind = kindOf(from);
  if (kind === 'public') {
    const nothing = 'It asks for nothing, whatever it lies beside.';
    return verdict(from, to, 'yes', nothing, KINDS[kind].collection);
  }
  const reason = 'Works that stand side by side each keep their own license.';
  const duties = ['keep it apart with its own notices and license', 'list its license'];
  return verdict(from, to, 'yes', reason, kind && KINDS[kind].collection, duties);
};

const closedVerdict = (from: string, to: string): Verdict | undefined => {
  if (from === 'NONE') return verdict(from, to, 'no', NO_LICENSE, COPYRIGHT);
  const closed = isClosed(from);
  if (closed === 'nc') {
    const reason = 'It may be shared for noncommercial purposes only, and an open work is for all.';
    return verdict(from, to, 'no', reason, `${from}, on NonCommercial use (4.0: §2(a)(1))`);
  }
  if (closed === 'nd') {
    const reason = 'Changes of it may not be shared, and choosing parameter values is a change.';
    return verdict(from, to, 'no', reason, `${from}, on adaptations (4.0: §2(a)(1)(B))`);
  }
  return undefined;
};

const closedTarget = (from: string, to: string): Verdict | undefined =>
  to === 'NONE' || isClosed(to)
    ? verdict(from, to, 'no', `${to} is not open: no work in a commons may carry it.`)
    : undefined;

const verdict = (
  from: string,
  to: string,
  answer: Answer,
  reason: string,
  clause?: string,
  duties: readonly string[] = [],
): Verdict => ({ answer, from, to, reason, ...(clause === undefined ? {} : { clause }), duties });
