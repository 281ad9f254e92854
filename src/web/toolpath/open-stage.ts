// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Box3, PerspectiveCamera, Scene, Sphere, Vector3 } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { openRenderer } from '../viewer/open-renderer.ts';
import { type Detail, paintScene } from '../viewer/paint-scene.ts';
import type { ToolpathStage } from './stage.ts';

/**
 * The canvas of a toolpath: turned with the mouse, a finger or the arrow
 * keys, drawn only when something changed. Undefined where there is no WebGL.
 */
export const openStage = (host: HTMLElement): ToolpathStage | undefined => {
  const opened = openRenderer();
  if (!opened) return undefined;
  const canvas = opened.renderer.domElement;
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', 'Toolpath in 3D. Arrow keys turn it, plus and minus zoom.');
  host.append(canvas);

  const scene = new Scene();
  const camera = new PerspectiveCamera(40, 1, 0.1, 5000);
  camera.up.set(0, 0, 1);
  camera.position.set(150, -250, 200);
  const controls = new OrbitControls(camera, canvas);
  let prepare: (detail: Detail) => void = () => {};
  const painter = paintScene(host, opened, scene, camera, (detail) => prepare(detail));
  const { invalidate } = painter;
  controls.addEventListener('change', invalidate);
  canvas.addEventListener('webglcontextrestored', invalidate);
  canvas.addEventListener('keydown', (event) => {
    const turn = TURNS[event.key];
    if (turn === undefined) return;
    event.preventDefault();
    const offset = camera.position.clone().sub(controls.target);
    offset.applyAxisAngle(camera.up, turn[0] * 0.15);
    const side = new Vector3().crossVectors(camera.up, offset).normalize();
    const tilted = offset.clone().applyAxisAngle(side, turn[1] * 0.15);
    // Not over the pole, where up has no direction.
    const next = Math.abs(tilted.angleTo(camera.up) - Math.PI / 2) < 1.5 ? tilted : offset;
    camera.position.copy(controls.target).add(next.multiplyScalar(turn[2]));
    controls.update();
    invalidate();
  });
  const fit = (box: Box3): void => {
    // How wide the view is decides from how far away all is seen.
    painter.resize();
    const sphere = box.getBoundingSphere(new Sphere());
    const radius = Math.max(sphere.radius, 1);
    const away = radius / Math.sin((camera.fov * Math.PI) / 360) / Math.min(1, camera.aspect);
    camera.near = away / 100;
    camera.far = away * 20;
    camera.updateProjectionMatrix();
    camera.position.copy(sphere.center).addScaledVector(VIEW, away);
    controls.target.copy(sphere.center);
    controls.update();
    invalidate();
  };
  return {
    ...{ scene, invalidate, fit },
    onPaint: (given) => {
      prepare = given;
    },
  };
};

const VIEW = new Vector3(0.5, -0.65, 0.57).normalize();

/** Key → turns about z, tilts, factor of the distance. */
const TURNS: Readonly<Record<string, readonly [number, number, number]>> = {
  ArrowLeft: [-1, 0, 1],
  ArrowRight: [1, 0, 1],
  ArrowUp: [0, -1, 1],
  ArrowDown: [0, 1, 1],
  '+': [0, 0, 0.9],
  '=': [0, 0, 0.9],
  '-': [0, 0, 1.1],
};
