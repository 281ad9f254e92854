// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { Presets, SingleBar } from 'cli-progress';
import type { Output } from './report.ts';

/** A bar on stderr, cleared when it stops; undefined where nobody looks at a terminal. */
export const terminalBar = ({ json, quiet }: Output, format: string): SingleBar | undefined =>
  json || quiet || !process.stderr.isTTY
    ? undefined
    : new SingleBar(
        {
          format,
          clearOnComplete: true,
          hideCursor: true,
          gracefulExit: false,
          stream: process.stderr,
        },
        Presets.shades_classic,
      );
