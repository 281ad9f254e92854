// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The picture while it is drawn: `samples` × `samples` samples for each pixel to be. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly samples: number;
}
