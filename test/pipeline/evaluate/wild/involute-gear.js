// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A spur gear with involute teeth. Habit: sloppy mode, variables that nobody declared.
const { primitives, extrusions, booleans, transforms } = require('@jscad/modeling');

function involute(base, t) {
  return [base * (Math.cos(t) + t * Math.sin(t)), base * (Math.sin(t) - t * Math.cos(t))];
}

function turned(point, angle) {
  c = Math.cos(angle);
  s = Math.sin(angle);
  return [point[0] * c - point[1] * s, point[0] * s + point[1] * c];
}

function toothFlank(base, outer, steps) {
  maxT = Math.sqrt(Math.pow(outer / base, 2) - 1);
  flank = [];
  for (i = 0; i <= steps; i++) flank.push(involute(base, (maxT * i) / steps));
  return flank;
}

function gearOutline(teeth, module_, pressure) {
  pitch = (teeth * module_) / 2;
  base = pitch * Math.cos(pressure);
  outer = pitch + module_;
  root = pitch - 1.25 * module_;
  flank = toothFlank(base, outer, 5);
  tPitch = Math.sqrt(Math.pow(pitch / base, 2) - 1);
  halfTooth = Math.PI / teeth / 2 + (tPitch - Math.atan(tPitch));
  outline = [];
  for (tooth = 0; tooth < teeth; tooth++) {
    middle = (tooth * 2 * Math.PI) / teeth;
    outline.push(turned([root, 0], middle - halfTooth));
    flank.forEach((p) => outline.push(turned(p, middle - halfTooth)));
    flank
      .slice()
      .reverse()
      .forEach((p) => outline.push(turned([p[0], -p[1]], middle + halfTooth)));
    outline.push(turned([root, 0], middle + halfTooth));
  }
  return outline;
}

function main() {
  outline = gearOutline(15, 2, (20 * Math.PI) / 180);
  body = extrusions.extrudeLinear({ height: 6 }, primitives.polygon({ points: outline }));
  hub = primitives.cylinder({ radius: 8, height: 10, center: [0, 0, 5], segments: 32 });
  bore = primitives.cylinder({ radius: 3, height: 10, center: [0, 0, 5], segments: 24 });
  key = primitives.cuboid({ size: [2, 5, 10], center: [0, 3, 5] });
  windows = [];
  for (w = 0; w < 5; w++) {
    windows.push(
      transforms.rotateZ(
        (w * Math.PI) / 2.5,
        primitives.cylinder({ radius: 1.5, height: 6, center: [10, 0, 3], segments: 16 }),
      ),
    );
  }
  return booleans.subtract(booleans.union(body, hub), bore, key, windows);
}

module.exports = { main };
