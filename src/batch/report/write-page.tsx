// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { join } from 'node:path';
import { renderToString } from 'preact-render-to-string';
import { writeWhole } from '../publish/write-whole.ts';
import type { BatchReport } from './batch-report.ts';
import { Page } from './page.tsx';
import { PAGE, STYLE } from './places.ts';
import { STYLE_SHEET } from './style.ts';

/** Writes the page of a run into its output folder. Rejects with the system's error. */
export const writePage = async (folder: string, report: BatchReport): Promise<void> => {
  await writeWhole(join(folder, STYLE), STYLE_SHEET);
  await writeWhole(
    join(folder, PAGE),
    `<!doctype html>\n${renderToString(<Page report={report} />)}`,
  );
};
