// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Who may run: so many at a time, in order of arrival, or one alone. */
export interface Turns {
  /** Resolves when it is one's turn; false when the wish to stop came first. */
  take(signal: AbortSignal, alone: boolean): Promise<boolean>;
  giveBack(alone: boolean): void;
}

interface Waiting {
  readonly alone: boolean;
  readonly go: () => void;
}

export const createTurns = (size: number): Turns => {
  const waiting: Waiting[] = [];
  let running = 0;
  let isTaken = false;

  /** Whoever wants to be alone lets those who run end and those behind wait, or it never would be. */
  const advance = (): void => {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      if (isTaken || running >= (next.alone ? 1 : size)) return;
      waiting.shift();
      running++;
      isTaken = next.alone;
      next.go();
    }
  };

  return {
    take: (signal, alone) =>
      new Promise((resolve) => {
        if (signal.aborted) return resolve(false);
        const giveUp = (): void => {
          const place = waiting.indexOf(mine);
          if (place >= 0) waiting.splice(place, 1);
          resolve(false);
          advance();
        };
        const mine: Waiting = {
          alone,
          go: () => {
            signal.removeEventListener('abort', giveUp);
            resolve(true);
          },
        };
        signal.addEventListener('abort', giveUp, { once: true });
        waiting.push(mine);
        advance();
      }),
    giveBack: (alone) => {
      running--;
      if (alone) isTaken = false;
      advance();
    },
  };
};
