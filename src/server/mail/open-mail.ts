// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Transporter } from 'nodemailer';
import type { MailServer } from './mail-server.ts';

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** Sends letters in the background: nobody waits for the mail server, whether it is there or not. */
export interface Mail {
  /** Whether there was room for one more. */
  readonly send: (letter: Letter) => boolean;
  /**
   * Letters that are found and made when their turn comes; they are sent then. What fails is told and
   * not tried again. Whether there was room.
   */
  readonly compose: (make: () => Promise<readonly Letter[]>) => boolean;
  /** Ends what is under way; what still waits is lost. */
  readonly close: () => Promise<void>;
}

interface MailOptions {
  readonly server: MailServer;
  /** Told without the receiver and without the letter, which may open an account. */
  readonly onFailure: (thrown: unknown) => void;
  /** How long to wait before each further try, ms. */
  readonly retryAfter?: readonly number[];
}

const MOST_WAITING = 200;
const TIMEOUT_MS = 20_000;
const RETRY_AFTER = [5_000, 60_000, 600_000];

/** A queue in memory, one connection at a time. The package is read when the first letter goes. */
export const openMail = ({ server, onFailure, retryAfter = RETRY_AFTER }: MailOptions): Mail => {
  const { from, ...place } = server;
  const waiting = new Set<NodeJS.Timeout>();
  let transport: Promise<Transporter> | undefined;
  let inTurn: Promise<void> = Promise.resolve();
  let queued = 0;
  let isClosed = false;

  const connect = async (): Promise<Transporter> =>
    (await import('nodemailer')).createTransport({
      ...place,
      ...{ connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS },
      // A letter is text: nothing in it is a file or an address to fetch.
      ...{ disableFileAccess: true, disableUrlAccess: true },
    });

  const attempt = async (letter: Letter, tries: number): Promise<void> => {
    try {
      await (await (transport ??= connect())).sendMail({ from, ...letter });
      queued--;
    } catch (thrown) {
      onFailure(thrown);
      const wait = retryAfter[tries];
      if (wait === undefined || isClosed) return void queued--;
      const later = setTimeout(() => {
        waiting.delete(later);
        enqueue(letter, tries + 1);
      }, wait);
      later.unref();
      waiting.add(later);
    }
  };
  const enqueue = (letter: Letter, tries: number): void => {
    inTurn = inTurn.then(() => (isClosed ? undefined : attempt(letter, tries)));
  };

  const hasRoom = (): boolean => !isClosed && queued < MOST_WAITING;
  const send = (letter: Letter): boolean => {
    if (!hasRoom()) return false;
    queued++;
    enqueue(letter, 0);
    return true;
  };
  const sendMade = async (make: () => Promise<readonly Letter[]>): Promise<void> => {
    try {
      if (!isClosed) for (const letter of await make()) send(letter);
    } catch (thrown) {
      onFailure(thrown);
    } finally {
      queued--;
    }
  };

  return {
    send,
    compose: (make) => {
      if (!hasRoom()) return false;
      queued++;
      inTurn = inTurn.then(() => sendMade(make));
      return true;
    },
    close: async () => {
      isClosed = true;
      for (const later of waiting) clearTimeout(later);
      await inTurn;
      (await transport)?.close();
    },
  };
};
