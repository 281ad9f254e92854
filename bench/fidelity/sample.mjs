// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Up to `count` of the numbers below `total`, first and last among them. */
export const spread = (total, count) => {
  if (total <= count) return Array.from({ length: total }, (_, i) => i);
  return Array.from({ length: count }, (_, i) => Math.round((i * (total - 1)) / (count - 1)));
};

/** Keeps the last answers, as many as neighbors ask for again. */
export const remembered = (compute, capacity) => {
  const answers = new Map();
  return (index) => {
    const known = answers.get(index) ?? compute(index);
    answers.delete(index);
    answers.set(index, known);
    if (answers.size > capacity) answers.delete(answers.keys().next().value);
    return known;
  };
};
