// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { PerspectiveCamera } from 'three';

/**
 * Gives the camera a picture of this size, px, of which `covered` at the bottom lie behind buttons:
 * what is looked at comes into the middle of the rest, and the picture goes on below it.
 */
export const frameCamera = (
  camera: PerspectiveCamera,
  width: number,
  height: number,
  covered: number,
): void => {
  const free = Math.max(height / 2, height - covered);
  camera.aspect = width / free;
  camera.setViewOffset(width, free, 0, 0, width, height);
  camera.updateProjectionMatrix();
};
