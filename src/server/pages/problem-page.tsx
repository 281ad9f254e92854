// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';
import { ProblemList } from '../html/problem-list.tsx';

interface ProblemPageProps {
  readonly status: number;
  readonly problems: readonly Problem[];
}

/** What a browser shows when something did not work. */
export const ProblemPage = ({ status, problems }: ProblemPageProps) => (
  <div class="narrow">
    <h1>{TITLES[status] ?? 'This did not work'}</h1>
    <ProblemList problems={problems} />
    <p>
      <a href="/">All designs</a>
    </p>
  </div>
);

const TITLES: Readonly<Record<number, string>> = {
  401: 'Please sign in',
  403: 'This is not yours to do',
  404: 'There is nothing here',
  410: 'This was taken down',
  429: 'Too much at once',
  500: 'A mistake of ours',
  503: 'Not now',
};
