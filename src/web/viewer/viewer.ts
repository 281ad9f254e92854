// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Group, PerspectiveCamera, Scene } from 'three';
import type { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';
import type { Drawing } from '../worker/drawing.ts';
import type { ViewName } from './views.ts';

/**
 * A picture of a part that can be turned: z is up, lengths in mm. It draws when something changed
 * and rests otherwise, so whoever changes the scene calls `invalidate`.
 */
export interface Viewer {
  /** Whether there is WebGL. Without it the host keeps its picture and `show` draws nothing. */
  readonly draws: boolean;
  readonly scene: Scene;
  readonly camera: PerspectiveCamera;
  readonly controls: OrbitControls | undefined;
  /** Where a view of toolpaths adds its own objects; what it added it disposes itself. */
  readonly toolpath: Group;
  /** Puts the part in the place of the last one, camera as it was; resolves once it was drawn. */
  show(drawings: readonly Drawing[]): Promise<void>;
  showOnly(what: 'part' | 'toolpath'): void;
  look(view: ViewName): void;
  invalidate(): void;
  dispose(): void;
}
