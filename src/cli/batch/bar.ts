// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Presets, SingleBar } from 'cli-progress';
import type { BatchProgress } from '../../batch/run-batch.ts';
import { durationText } from '../../batch/report/figures.ts';
import type { Output } from '../report.ts';

/** Builds a minute and the time left, on a terminal only. */
export const batchBar = ({ json, quiet }: Output, total: number) => {
  if (json || quiet || !process.stderr.isTTY)
    return { show: (): void => undefined, hide: (): void => undefined };
  const bar = new SingleBar(
    {
      format: '{bar} {value}/{total} builds  {rate}  {left}  {failed}',
      clearOnComplete: true,
      hideCursor: true,
      gracefulExit: false,
      stream: process.stderr,
    },
    Presets.shades_classic,
  );
  const began = performance.now();
  let isOn = true;
  bar.start(total, 0, { rate: '', left: '', failed: '' });
  return {
    show: ({ done, failed }: BatchProgress): void => {
      const seconds = (performance.now() - began) / 1000;
      bar.update(done, {
        rate: `${((60 * done) / seconds).toFixed(0)}/min`,
        left: done < total ? `${durationText((seconds / done) * (total - done))} left` : '',
        failed: failed > 0 ? `${failed} failed` : '',
      });
    },
    hide: (): void => {
      if (isOn) bar.stop();
      isOn = false;
    },
  };
};
