// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: CERN-OHL-S-2.0

/*
 * A pair of spur or herringbone gears with true involute flanks.
 *
 * Formulas: DIN 3960 / ISO 21771 in the transverse plane. Few teeth would be undercut by the mating
 * rack; such gears get a profile shift, and the shaft distance follows from the working pressure
 * angle. The distance is written to the log: it is the measure you need for your own frame.
 */

const { booleans, colors, extrusions, maths, primitives, transforms } = require('@jscad/modeling');
const { intersect, subtract } = booleans;
const { extrudeFromSlices, extrudeLinear, slice } = extrusions;
const { circle, cylinder, rectangle } = primitives;
const { mat4 } = maths;
const { rotateZ, translate } = transforms;

const FLANK_POINTS = 6;
const ROOT_FILLET = 0.2; // of the module; the tip of the other gear stays 0.25 above the root
const RIM = 2; // mm of material between bore and tooth root
const SPACING = 5;

const getParameterDefinitions = () => [
  { name: 'teeth', type: 'group', caption: 'Teeth' },
  { name: 'module', type: 'number', initial: 2, min: 1, max: 2.5, step: 0.25, caption: 'Module (mm)' },
  { name: 'pinionTeeth', type: 'int', initial: 13, min: 9, max: 36, step: 1, caption: 'Teeth of the pinion' },
  { name: 'wheelTeeth', type: 'int', initial: 30, min: 9, max: 36, step: 1, caption: 'Teeth of the wheel' },
  {
    name: 'pressureAngle',
    type: 'choice',
    initial: 20,
    values: [14.5, 20, 25],
    captions: ['14.5°', '20° (usual)', '25° (strong)'],
    caption: 'Pressure angle',
  },
  { name: 'helixAngle', type: 'slider', initial: 25, min: 0, max: 35, step: 1, caption: 'Helix angle (°, 0 = spur)' },
  { name: 'backlash', type: 'number', initial: 0.2, min: 0.05, max: 0.5, step: 0.05, caption: 'Backlash (mm)' },

  { name: 'body', type: 'group', caption: 'Body' },
  { name: 'width', type: 'number', initial: 12, min: 5, max: 30, step: 1, caption: 'Width (mm)' },
  { name: 'lighten', type: 'checkbox', checked: true, caption: 'Holes that save material' },

  { name: 'shafts', type: 'group', caption: 'Shafts' },
  {
    name: 'shape',
    type: 'choice',
    initial: 'round',
    values: ['round', 'flat', 'hexagon'],
    captions: ['Round', 'With a flat (D)', 'Hexagon'],
    caption: 'Shape of the bores',
  },
  { name: 'pinionBore', type: 'number', initial: 5, min: 2, max: 12, step: 0.1, caption: 'Bore of the pinion (mm)' },
  { name: 'wheelBore', type: 'number', initial: 8, min: 2, max: 12, step: 0.1, caption: 'Bore of the wheel (mm)' },
];

const main = (values) => {
  const mesh = meshOf(values);
  const pinion = gear(values, mesh.pinion, values.pinionBore, 1);
  const wheel = gear(values, mesh.wheel, values.wheelBore, -1);
  console.log(`Shaft distance: ${mesh.distance.toFixed(3)} mm, ratio ${values.wheelTeeth} : ${values.pinionTeeth}`);
  const apart = (mesh.pinion.tip + mesh.wheel.tip + SPACING) / 2;
  return {
    pinion: colors.colorize([0.95, 0.62, 0.25], translate([-apart, 0, 0], pinion)),
    wheel: translate([apart, 0, 0], wheel),
  };
};

const involute = (angle) => Math.tan(angle) - angle;

/** Radii and angles of both gears, and the distance of their shafts. */
const meshOf = ({ module, pinionTeeth, wheelTeeth, pressureAngle, backlash }) => {
  const alpha = (pressureAngle * Math.PI) / 180;
  const shift = (teeth) => Math.max(0, 1 - (teeth * Math.sin(alpha) * Math.sin(alpha)) / 2);
  const shifts = shift(pinionTeeth) + shift(wheelTeeth);
  const sum = pinionTeeth + wheelTeeth;
  const working = inverseInvolute(involute(alpha) + (2 * shifts * Math.tan(alpha)) / sum);
  const distance = (((module * sum) / 2) * Math.cos(alpha)) / Math.cos(working);
  // Shifted gears move apart by less than their shifts; the tips are shortened by the rest.
  const shortening = module * shifts - (distance - (module * sum) / 2);

  const measures = (teeth) => {
    const pitch = (module * teeth) / 2;
    const base = pitch * Math.cos(alpha);
    const thickness = module * (Math.PI / 2 + 2 * shift(teeth) * Math.tan(alpha)) - backlash / 2;
    /** Half the angle that a tooth takes at a radius. */
    const halfAngle = (radius) => thickness / (2 * pitch) + involute(alpha) - involute(Math.acos(Math.min(1, base / radius)));
    let tip = pitch + module * (1 + shift(teeth)) - shortening;
    while (2 * tip * halfAngle(tip) < 0.3 * module) tip -= 0.02 * module; // no knife edges
    return { teeth, base, tip, halfAngle, root: pitch - module * (1.25 - shift(teeth)) };
  };
  return { distance, pinion: measures(pinionTeeth), wheel: measures(wheelTeeth) };
};

/** The angle whose involute is given, by Newton's method: tan' − 1 = tan². */
const inverseInvolute = (value) => {
  let angle = Math.cbrt(3 * value);
  for (let i = 0; i < 8; i++) angle -= (involute(angle) - value) / (Math.tan(angle) * Math.tan(angle));
  return angle;
};

/** `hand` 1 winds to the right below and to the left above, −1 the other way: a pair needs both. */
const gear = (values, measures, bore, hand) => {
  const { width, module } = values;
  const twist = (hand * Math.tan((values.helixAngle * Math.PI) / 180) * width) / (module * measures.teeth);
  const chamfer = Math.min(0.4 * module, width / 6);
  const heights = sliceHeights(width, chamfer, Math.max(1, Math.ceil(Math.abs(twist) / 0.06)));
  const whole = slice.fromPoints(outline(measures, module, measures.tip));
  const chamfered = slice.fromPoints(outline(measures, module, measures.tip - chamfer));
  const blank = extrudeFromSlices(
    {
      numberOfSlices: heights.length,
      callback: (progress) => {
        const z = heights[Math.round(progress * (heights.length - 1))];
        const turn = mat4.fromZRotation(mat4.create(), twist * (1 - Math.abs((2 * z) / width - 1)));
        const move = mat4.fromTranslation(mat4.create(), [0, 0, z]);
        return slice.transform(mat4.multiply(mat4.create(), move, turn), z === 0 || z === width ? chamfered : whole);
      },
    },
    whole,
  );
  return subtract(blank, boreHole(values, measures, bore), lightening(values, measures, bore));
};

/** From the bed up: the chamfer, `steps` to the middle and as many back, the chamfer. */
const sliceHeights = (width, chamfer, steps) => {
  const lower = Array.from({ length: steps + 1 }, (_, i) => chamfer + ((width / 2 - chamfer) * i) / steps);
  const upper = lower.slice(0, -1).map((z) => width - z);
  return [0, ...lower, ...upper.reverse(), width];
};

/**
 * One tooth after the other, counter-clockwise: root, fillet, flank, tip, flank, fillet. Both ends reach less
 * far out: no elephant's foot between the teeth, no sharp corners.
 */
const outline = ({ teeth, base, root, tip, halfAngle }, module, reach) => {
  const fillet = ROOT_FILLET * module;
  const start = Math.max(base, root + fillet);
  const atRoot = halfAngle(start);
  // Half a tooth as [radius, angle from the tooth's middle], root first. Below the base circle the
  // flank runs straight to the root.
  const half = [
    [root, atRoot + fillet / root],
    [root + 0.3 * fillet, atRoot + (0.3 * fillet) / root],
    [root + fillet, atRoot],
  ];
  for (let i = 0; i <= FLANK_POINTS; i++) {
    const radius = start + ((tip - start) * i) / FLANK_POINTS;
    if (radius > root + fillet + 0.01) half.push([radius, halfAngle(radius)]);
  }
  const within = half.map(([radius, angle]) => [Math.min(radius, reach), angle]);
  return Array.from({ length: teeth }, (_, tooth) => (2 * Math.PI * tooth) / teeth).flatMap((middle) => [
    ...within.map(([radius, angle]) => polar(radius, middle - angle)),
    ...within.toReversed().map(([radius, angle]) => polar(radius, middle + angle)),
  ]);
};

const polar = (radius, angle) => [radius * Math.cos(angle), radius * Math.sin(angle)];

/** The bore, never so large that less than RIM is left under the teeth. */
const boreRadius = ({ shape }, { root }, bore) => Math.min(bore / 2, (root - RIM) * (shape === 'hexagon' ? 0.866 : 1));

const boreHole = (values, measures, bore) => {
  const radius = boreRadius(values, measures, bore);
  if (radius < bore / 2) console.warn(`The bore of ${bore} mm is reduced to ${(2 * radius).toFixed(2)} mm: the teeth need a rim.`);
  const round = circle({ radius, segments: 64 });
  const shapes = {
    round: () => round,
    // The flat of common motor shafts leaves nine tenths of the diameter.
    flat: () => intersect(round, rectangle({ size: [1.8 * radius, 2 * radius], center: [-0.1 * radius, 0] })),
    hexagon: () => circle({ radius: radius / Math.cos(Math.PI / 6), segments: 6 }),
  };
  return translate([0, 0, -1], extrudeLinear({ height: values.width + 2 }, shapes[values.shape]()));
};

const lightening = (values, measures, bore) => {
  const inner = boreRadius(values, measures, bore) * 1.16 + 3;
  const outer = measures.root - 3;
  const radius = Math.min((outer - inner) / 2, ((outer + inner) / 2) * Math.sin(Math.PI / 6) - 1.25);
  if (!values.lighten || radius < 2) return [];
  const hole = cylinder({
    radius,
    height: values.width + 2,
    center: [(outer + inner) / 2, 0, values.width / 2],
    segments: 48,
  });
  return Array.from({ length: 6 }, (_, i) => rotateZ((i * Math.PI) / 3, hole));
};

module.exports = { main, getParameterDefinitions };
