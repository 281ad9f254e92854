// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '../shared/context.ts';
import type { Output } from './report.ts';

/** A bar on stderr while long work goes on; nothing where nobody looks at a terminal. */
export const progressBar = ({ json, quiet }: Output) => {
  if (json || quiet || !process.stderr.isTTY)
    return { show: (): void => undefined, stop: (): void => undefined };
  const bar = new SingleBar(
    {
      format: '{stage} {bar} {percentage}%',
      clearOnComplete: true,
      hideCursor: true,
      gracefulExit: false,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
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
