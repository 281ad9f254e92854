// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

export const isVector = (value, length = 3) =>
  Array.isArray(value) && value.length === length && value.every((each) => Number.isFinite(each));

export const arePositive = (values) => values.every((value) => value > 0);
