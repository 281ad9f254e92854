// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Begins the work of all items; those of one lane follow each other, and lanes run beside each
 * other. Each answer is there for the test that asks for it. For work that waits for deadlines or
 * runs in a process of its own.
 */
export const inLanes = <Item, Answer>(
  lanes: readonly (readonly Item[])[],
  run: (item: Item) => Promise<Answer>,
): ReadonlyMap<Item, Promise<Answer>> => {
  const answers = new Map<Item, Promise<Answer>>();
  for (const lane of lanes) {
    let before: Promise<unknown> = Promise.resolve();
    for (const item of lane) {
      const answer = before.then(() => run(item));
      before = answer.catch(() => undefined);
      answers.set(item, answer);
    }
  }
  return answers;
};
