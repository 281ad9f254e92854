// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Box3 } from 'three';
import { type PerspectiveCamera, Sphere, Vector3 } from 'three';

/** `fit` keeps the direction and moves until all is seen. */
export type ViewName = 'iso' | 'front' | 'right' | 'top' | 'fit';

export const VIEWS: readonly (readonly [name: ViewName, caption: string])[] = [
  ['iso', 'Iso'],
  ['front', 'Front'],
  ['right', 'Right'],
  ['top', 'Top'],
  ['fit', 'Fit'],
];

/** From the part to the eye. The top view leans by a hair, since z is up and must stay so. */
const DIRECTIONS: Readonly<Record<Exclude<ViewName, 'fit'>, Vector3>> = {
  iso: new Vector3(1, -1.4, 0.95),
  front: new Vector3(0, -1, 0.0001),
  right: new Vector3(1, 0, 0.0001),
  top: new Vector3(0, -0.0001, 1),
};

/** Moves the camera so that the box fills the view; `target` becomes the middle of the box. */
export const lookAt = (
  camera: PerspectiveCamera,
  target: Vector3,
  box: Box3,
  view: ViewName,
): void => {
  const { center, radius } = box.isEmpty()
    ? new Sphere(new Vector3(), 50)
    : box.getBoundingSphere(new Sphere());
  const direction = view === 'fit' ? camera.position.clone().sub(target) : DIRECTIONS[view].clone();
  const half = (camera.fov * Math.PI) / 360;
  const narrow = Math.atan(Math.tan(half) * Math.min(1, camera.aspect));
  const distance = (1.05 * Math.max(radius, 1)) / Math.sin(narrow);
  target.copy(center);
  camera.position.copy(center).addScaledVector(direction.normalize(), distance);
  camera.near = distance / 200;
  camera.far = distance * 50;
  camera.updateProjectionMatrix();
  camera.lookAt(target);
};
