// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Box3, Scene } from 'three';
import type { Detail } from '../viewer/paint-scene.ts';

/** What the toolpath view draws in. Z is up, units are mm. */
export interface ToolpathStage {
  readonly scene: Scene;
  /** Asks for one frame. */
  invalidate(): void;
  fit(box: Box3): void;
  /** Called before each frame with how much it may cost. */
  onPaint(prepare: (detail: Detail) => void): void;
}
