// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { dayText } from './quantities.ts';

/** The day of a time in ISO 8601, which does not break over two lines. */
export const Day = ({ at }: { readonly at: string }) => (
  <time class="day" dateTime={dayText(at)}>
    {dayText(at)}
  </time>
);
