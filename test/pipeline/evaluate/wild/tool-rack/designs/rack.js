// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// A rack for tools. Habit: a package.json that names the entry, shared code above it, require in functions.
const { union, subtract } = require('@jscad/modeling').booleans;
const { cuboid, cylinder } = require('@jscad/modeling').primitives;
const defaults = require('../shared/sizes.json');

function getParameterDefinitions() {
  const definitions = [];
  definitions[0] = { name: 'tools', type: 'int', initial: defaults.tools, caption: 'Tools' };
  definitions[2] = { name: 'gap', type: 'number', initial: defaults.gap, caption: 'Gap' };
  return definitions;
}

function main(params) {
  const { keyhole } = require('../shared');
  const width = params.tools * (params.gap + defaults.bore) + params.gap;
  const back = cuboid({ size: [width, 4, 50], center: [width / 2, 2, 25] });
  const shelf = cuboid({ size: [width, 25, 4], center: [width / 2, 16.5, 2] });
  const holes = [];
  for (let i = 0; i < params.tools; i++) {
    const x = params.gap + defaults.bore / 2 + i * (params.gap + defaults.bore);
    holes.push(
      cylinder({ radius: defaults.bore / 2, height: 4, center: [x, 18, 2], segments: 20 }),
    );
  }
  return subtract(union(back, shelf), holes, keyhole([10, 38], 4), keyhole([width - 10, 38], 4));
}

module.exports = { main, getParameterDefinitions };
