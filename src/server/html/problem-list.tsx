// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ComponentChildren } from 'preact';
import type { Problem } from '../../shared/problem.ts';

/** A place of the page that puts a Problem right. */
export interface NextStep {
  readonly href: string;
  readonly words: string;
  /** It says all that the hint does, which is for those who write files. */
  readonly instead?: boolean;
}

/** Problems as a reader wants them: how bad, what, where, what to do. */
export const ProblemList = ({
  problems,
  linkTo = () => undefined,
  steps = {},
}: {
  readonly problems: readonly Problem[];
  /** Address of a file that a Problem is in, where it has one. */
  readonly linkTo?: (file: string) => string | undefined;
  /** What to click where the page itself can put it right. */
  readonly steps?: Readonly<Record<string, NextStep>>;
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
        {steps[code] !== undefined && (
          <span class="hint">
            <a href={steps[code].href}>{steps[code].words}</a>
          </span>
        )}
        {hint !== undefined && steps[code]?.instead !== true && <span class="hint">{hint}</span>}
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
