// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The picture while it is drawn: `samples` × `samples` samples for each pixel to be. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly samples: number;
  /** With fewer lights: shadows are a little less smooth. */
  readonly isDraft: boolean;
}

/** Sample columns from which light and shadow are computed in full detail. */
const FULL_DETAIL = 1600;

/** How finely a picture of this size can show light and shadow: 1 for large ones, 0.2 for icons. */
export const detailOf = ({ width }: Canvas): number =>
  Math.min(1, Math.max(0.2, width / FULL_DETAIL));
