// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { BatchProgress } from '../../batch/run-batch.ts';
import { durationText } from '../../shared/amount-text.ts';
import type { Output } from '../report.ts';
import { terminalBar } from '../terminal-bar.ts';

/** Builds a minute and the time left, on a terminal only. */
export const batchBar = (output: Output, total: number) => {
  const bar = terminalBar(output, '{bar} {value}/{total} builds  {rate}  {left}  {failed}');
  if (bar === undefined) return { show: (): void => undefined, hide: (): void => undefined };
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
