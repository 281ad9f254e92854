// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ComponentChildren } from 'preact';
import type { Problem } from '../../shared/problem.ts';

/** Problems as a reader wants them: how bad, what, where, what to do. */
export const ProblemList = ({
  problems,
  linkTo = () => undefined,
}: {
  readonly problems: readonly Problem[];
  /** Address of a file that a Problem is in, where it has one. */
  readonly linkTo?: (file: string) => string | undefined;
}) => (
  <ul class="problems">
    {problems.map(({ severity, message, hint, where, code }) => (
      <li class={severity} data-code={code}>
        <strong>{WORDS[severity]}</strong> {message}
        {where?.file !== undefined && (
          <span class="where">
            {' '}
            <Place href={linkTo(where.file)}>
              {where.file}
              {where.line === undefined ? '' : `:${where.line}`}
            </Place>
          </span>
        )}
        {hint !== undefined && <span class="hint">{hint}</span>}
      </li>
    ))}
  </ul>
);

const Place = ({
  href,
  children,
}: {
  readonly href: string | undefined;
  readonly children: ComponentChildren;
}) => (href === undefined ? <>{children}</> : <a href={href}>{children}</a>);

const WORDS = { error: 'Stops it:', warning: 'To know:', note: 'Note:' } as const;
