// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Box3 } from 'three';
import { type PerspectiveCamera, Vector3 } from 'three';

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
  const direction = view === 'fit' ? camera.position.clone().sub(target) : DIRECTIONS[view].clone();
  const eye = direction.normalize();
  const distance = MARGIN * distanceThatShows(camera, box, eye);
  if (box.isEmpty()) target.set(0, 0, 0);
  else box.getCenter(target);
  camera.position.copy(target).addScaledVector(eye, distance);
  camera.near = distance / 200;
  camera.far = distance * 50;
  camera.updateProjectionMatrix();
  camera.lookAt(target);
};

/** Room around the part, so that it may grow a little before it leaves the view. */
const MARGIN = 1.2;

/** From the middle of the box, in the direction `eye`: how far away each of its corners is seen. */
const distanceThatShows = (camera: PerspectiveCamera, box: Box3, eye: Vector3): number => {
  if (box.isEmpty()) return 200;
  const half = box.getSize(new Vector3()).multiplyScalar(0.5);
  const right = new Vector3(0, 0, 1).cross(eye).normalize();
  const up = eye.clone().cross(right);
  const tall = Math.tan((camera.fov * Math.PI) / 360);
  const wide = tall * camera.aspect;
  let distance = 1;
  for (let corner = 0; corner < 8; corner++) {
    const [x, y, z] = [corner & 1, corner & 2, corner & 4].map((side) => (side ? 1 : -1));
    const at = half.clone().multiply(new Vector3(x, y, z));
    const beside = Math.max(Math.abs(at.dot(right)) / wide, Math.abs(at.dot(up)) / tall);
    distance = Math.max(distance, at.dot(eye) + beside);
  }
  return distance;
};
