// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Answer, page } from '../../answers/answer.ts';
import type { Deps } from '../../deps.ts';

/** What stands in place of a form of accounts while nothing can be written; else undefined. */
export const readOnlyPage = ({ accounts }: Deps, title: string): Answer | undefined =>
  accounts.mode !== 'read-only'
    ? undefined
    : page(
        { title },
        <div class="narrow">
          <h1>{title}</h1>
          <p>
            This node can only be read at the moment: nobody can sign in or up, and passwords stay
            as they are. Whoever is signed in already stays so.
          </p>
          <p>
            Designs can be looked at, changed by their parameters and downloaded{' '}
            <a href="/">as ever</a>, without an account.
          </p>
        </div>,
      );
