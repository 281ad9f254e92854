// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Beginnings of file names for designs that lie together: the slug, with a number where another
 * design's files could have the same names. Slugs and part names hold no dot, so that none is taken.
 *
 * `['knob', 'clip', 'knob']` gives `['knob', 'clip', 'knob.2']`.
 */
export const nameStems = (slugs: readonly string[]): readonly string[] => {
  const stems: string[] = [];
  for (const slug of slugs) {
    let stem = slug;
    for (let n = 2; stems.some((other) => meet(stem, other)); n++) stem = `${slug}.${n}`;
    stems.push(stem);
  }
  return stems;
};

const meet = (a: string, b: string): boolean => a === b || isPartOf(a, b) || isPartOf(b, a);

/** A part `lid` of `box` has the file name that a design `box-lid` has; none has a number. */
const isPartOf = (stem: string, other: string): boolean =>
  stem.startsWith(`${other}-`) && !stem.slice(other.length).includes('.');
