// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Progress } from '../shared/context.ts';
import type { Output } from './report.ts';
import { terminalBar } from './terminal-bar.ts';

/** A bar on stderr while long work goes on; nothing where nobody looks at a terminal. */
export const progressBar = (output: Output) => {
  const bar = terminalBar(output, '{stage} {bar} {percentage}%');
  if (bar === undefined) return { show: (): void => undefined, stop: (): void => undefined };
  let isOn = false;
  return {
    show: ({ stage, done, total }: Progress): void => {
      if (!isOn) bar.start(total, done, { stage: stage.padEnd(12) });
      isOn = true;
      bar.setTotal(total);
      bar.update(done, { stage: stage.padEnd(12) });
    },
    stop: (): void => {
      if (isOn) bar.stop();
    },
  };
};
