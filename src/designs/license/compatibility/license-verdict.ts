// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { licenseAlternatives } from './alternatives.ts';
import { collectionVerdict, singleVerdict } from './single-verdict.ts';
import { best, type Use, type Verdict, worst } from './verdict.ts';

/**
 * May a work under the SPDX expression `from` go into a work under `to`? Of `A OR B` in `from` the
 * recipient chooses; in `to` each alternative offered must be permitted. Of `A AND B` all hold, on
 * either side. In a collection each work keeps its license, so `to` does not matter there.
 * Never throws: what is no expression, or a pair that nobody has spoken on, is `unknown`; work
 * without license (`NONE`), for noncommercial use alone or without derivatives is `no`. Not legal
 * advice.
 *
 * `licenseVerdict('CC-BY-SA-4.0', 'CERN-OHL-S-2.0', 'remix').answer` is `'no'`.
 */
export const licenseVerdict = (from: string, to: string, use: Use): Verdict => {
  const choices = from === 'NONE' ? [['NONE']] : licenseAlternatives(from);
  const offers = to === 'NONE' ? [['NONE']] : licenseAlternatives(to);
  if (!choices) return notUnderstood(from, to, from);
  const decided =
    use === 'collection'
      ? best(choices.map((all) => worst(all.map((id) => collectionVerdict(id, to)))))
      : offers && worst(offers.map((offer) => best(choices.map((all) => adapt(all, offer)))));
  return decided ? { ...decided, from, to } : notUnderstood(from, to, to);
};

/** What holds together into what holds together. */
const adapt = (all: readonly string[], offer: readonly string[]): Verdict => {
  const same = all.length === offer.length && all.every((id) => offer.includes(id));
  if (same) return worst(all.map((id) => singleVerdict(id, id)));
  return worst(all.flatMap((id) => offer.map((target) => singleVerdict(id, target))));
};

const notUnderstood = (from: string, to: string, text: string): Verdict => ({
  answer: 'unknown',
  from,
  to,
  reason: `${JSON.stringify(text.slice(0, 80))} is not known to be compatible: it is no SPDX expression that can be judged.`,
  duties: [],
});
