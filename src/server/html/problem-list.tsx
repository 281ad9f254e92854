// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Problem } from '../../shared/problem.ts';

/** Problems as a reader wants them: how bad, what, where, what to do. */
export const ProblemList = ({ problems }: { readonly problems: readonly Problem[] }) => (
  <ul class="problems">
    {problems.map(({ severity, message, hint, where, code }) => (
      <li class={severity} data-code={code}>
        <strong>{WORDS[severity]}</strong> {message}
        {where?.file !== undefined && (
          <span class="where">
            {' '}
            {where.file}
            {where.line === undefined ? '' : `:${where.line}`}
          </span>
        )}
        {hint !== undefined && <span class="hint"> {hint}</span>}
      </li>
    ))}
  </ul>
);

const WORDS = { error: 'Stops it:', warning: 'To know:', note: 'Note:' } as const;
