// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { hasErrors, type Problem } from '../../shared/problem.ts';
import type { Settings } from '../fabricators/settings/table.ts';
import type { LayerToolpath, Role, Toolpaths } from '../toolpath/toolpath.ts';
import type { LabeledObject } from './flavors/flavor.ts';
import type { MotionWriter } from './motion-writer.ts';
import type { TemplateContext } from './template-expression.ts';
import { renderTemplate } from './template.ts';

const BRIDGES: readonly Role[] = ['Bridge infill', 'Overhang perimeter'];

/** Every layer: its comments and templates, temperatures after the first, fan, moves. */
export const writeLayers = (
  writer: MotionWriter,
  toolpaths: Toolpaths,
  settings: Settings,
  context: TemplateContext,
  objects: readonly LabeledObject[],
): readonly Problem[] => {
  const problems: Problem[] = [];
  for (const [number, layer] of toolpaths.layers.entries()) {
    const here = { ...context, layer_num: number, layer_z: layer.z };
    const render = (name: 'before_layer_gcode' | 'layer_gcode'): string => {
      if (settings[name] === '') return '';
      const rendered = renderTemplate(settings[name], here, name);
      problems.push(...rendered.problems);
      return rendered.ok ? rendered.value : '';
    };
    writer.comment('LAYER_CHANGE');
    writer.comment(`Z:${round(layer.z)}`);
    writer.comment(`HEIGHT:${round(layer.height)}`);
    writer.template(render('before_layer_gcode'));
    if (number === 1) writeTemperatures(writer, settings);
    writer.setFan(layer.fan);
    const first = layer.moves[0];
    const away = first?.kind === 'travel' && first.retract;
    writer.toLayer(
      layer.z,
      number === 0 || away || settings.retract_layer_change,
      away ? first.lift : 0,
    );
    writer.template(render('layer_gcode'));
    writeMoves(writer, layer, objects);
    writer.setLabel(undefined);
    if (hasErrors(problems)) break;
  }
  return problems;
};

const writeMoves = (
  writer: MotionWriter,
  layer: LayerToolpath,
  objects: readonly LabeledObject[],
): void => {
  const next = nextObjects(layer);
  let object = -1;
  for (const [i, move] of layer.moves.entries()) {
    if (move.kind === 'travel') {
      if (next[i] !== object) writer.setLabel(undefined);
      writer.travel(move);
    } else {
      if (move.object !== object) writer.setLabel(undefined);
      object = move.object;
      writer.setFan(BRIDGES.includes(move.role) ? layer.bridgeFan : layer.fan);
      writer.extrude(move, objects[object]);
    }
  }
};

/** For each move the object of the next bead, itself included. */
const nextObjects = (layer: LayerToolpath): Int32Array => {
  const next = new Int32Array(layer.moves.length);
  let object = -1;
  for (let i = next.length - 1; i >= 0; i--) {
    const move = layer.moves[i]!;
    if (move.kind === 'extrusion') object = move.object;
    next[i] = object;
  }
  return next;
};

const writeTemperatures = (writer: MotionWriter, settings: Settings): void => {
  if (settings.temperature !== settings.first_layer_temperature) {
    writer.command(`M104 S${settings.temperature}`);
  }
  if (settings.bed_temperature !== settings.first_layer_bed_temperature) {
    writer.command(`M140 S${settings.bed_temperature}`);
  }
};

const round = (mm: number): number => Math.round(mm * 1e5) / 1e5;
