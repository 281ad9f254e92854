// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Task, WorkerMessage } from './task.ts';

/** The line to one worker, a thread or a process. */
export interface Channel {
  send(task: Task): void;
  /** `died` is told once, with the reason, when it ends by itself. */
  listen(message: (message: WorkerMessage) => void, died: (thrown: Error) => void): void;
  /** Ends it, whatever it does; resolves when it is gone. */
  kill(): Promise<void>;
  /** Whether this worker is a reason for our process to go on. */
  hold(isHeld: boolean): void;
  /** Memory it has now, bytes; undefined where only the worker itself can tell. */
  residentBytes(): number | undefined;
}
