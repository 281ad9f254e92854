// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The same function, which does not work again for what is like one of the last `most` that it worked for. */
export const rememberAlike = <Q, T>(
  make: (question: Q) => T,
  isAlike: (a: Q, b: Q) => boolean,
  most: number,
): ((question: Q) => T) => {
  /** What was asked for last comes last. */
  const known: { readonly question: Q; readonly answer: T }[] = [];
  return (question) => {
    const place = known.findIndex((each) => isAlike(each.question, question));
    const found = place < 0 ? undefined : known.splice(place, 1)[0];
    const answer = found === undefined ? make(question) : found.answer;
    known.push({ question, answer });
    if (known.length > most) known.shift();
    return answer;
  };
};
