// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/**
 * Begins the work of all items. A turn has lanes: items of one lane follow each other, lanes run
 * beside each other, and the next turn begins when all of them are through. Each answer is there for
 * the test that asks for it. For work that waits for deadlines or runs in a process of its own.
 */
export const inTurns = <Item, Answer>(
  turns: readonly (readonly (readonly Item[])[])[],
  run: (item: Item) => Promise<Answer>,
): ReadonlyMap<Item, Promise<Answer>> => {
  const answers = new Map<Item, Promise<Answer>>();
  const runLane = (lane: readonly Item[], begin: Promise<unknown>): Promise<unknown> =>
    lane.reduce((before, item) => {
      const answer = before.then(() => run(item));
      answers.set(item, answer);
      return answer.catch(() => undefined);
    }, begin);
  turns.reduce(
    (before, lanes) => Promise.all(lanes.map((lane) => runLane(lane, before))),
    Promise.resolve<unknown>(undefined),
  );
  return answers;
};
