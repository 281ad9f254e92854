// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type PerspectiveCamera, Spherical, Vector3 } from 'three';
import { OrbitControls } from 'three/examples/jsm/controls/OrbitControls.js';

const TURN = Math.PI / 24;
const ZOOM = 1.15;

/** Orbit by mouse, touch and arrow keys, zoom by wheel, pinch, + and −. */
export const steer = (
  camera: PerspectiveCamera,
  canvas: HTMLCanvasElement,
  changed: () => void,
): OrbitControls => {
  const controls = new OrbitControls(camera, canvas);
  controls.addEventListener('change', changed);
  canvas.addEventListener('keydown', (event) => {
    const move = event.ctrlKey || event.metaKey || event.altKey ? undefined : MOVES[event.key];
    if (!move) return;
    event.preventDefault();
    turn(camera, controls.target, move);
    controls.update();
    changed();
  });
  return controls;
};

type Move = readonly [around: number, up: number, farther: number];

const MOVES: Readonly<Record<string, Move>> = {
  ArrowLeft: [TURN, 0, 1],
  ArrowRight: [-TURN, 0, 1],
  ArrowUp: [0, -TURN, 1],
  ArrowDown: [0, TURN, 1],
  '+': [0, 0, 1 / ZOOM],
  '=': [0, 0, 1 / ZOOM],
  '-': [0, 0, ZOOM],
};

/** `Spherical` measures from the y axis, the camera's world has z up: y and z change places. */
const turn = (camera: PerspectiveCamera, target: Vector3, [around, up, farther]: Move): void => {
  const arm = camera.position.clone().sub(target);
  const spherical = new Spherical().setFromCartesianCoords(-arm.x, arm.z, arm.y);
  spherical.theta += around;
  spherical.phi += up;
  spherical.radius *= farther;
  spherical.makeSafe();
  const turned = new Vector3().setFromSpherical(spherical);
  camera.position.copy(target).add(new Vector3(-turned.x, turned.z, turned.y));
};
