// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The day of a time in ISO 8601. */
export const dayText = (iso: string): string => iso.slice(0, 10);

/** The day of a time in ISO 8601, which does not break over two lines. */
export const Day = ({ at }: { readonly at: string }) => (
  <time class="day" dateTime={dayText(at)}>
    {dayText(at)}
  </time>
);
