// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Notice } from '../../designs/license/notice.ts';
import { failure, hasErrors, success, type Outcome, type Problem } from '../../shared/problem.ts';
import type { Settings } from '../fabricators/settings/table.ts';
import type { Toolpaths } from '../toolpath/toolpath.ts';
import { analyzeProgram, type Analysis } from './analyze-gcode.ts';
import { FLAVORS } from './flavors/index.ts';
import { footerLines } from './footer.ts';
import { GcodeBytes } from './gcode-bytes.ts';
import { headerLines, type Thumbnail } from './header.ts';
import { insertProgress } from './insert-progress.ts';
import { labelObjects } from './labels.ts';
import type { GcodeProgram } from './machine.ts';
import { limitsOf } from './machine-limits.ts';
import { MotionWriter } from './motion-writer.ts';
import { readGcode } from './read-gcode.ts';
import { templateContext } from './template-context.ts';
import { renderTemplate } from './template.ts';
import { writeLayers } from './write-layers.ts';

export interface GcodeExtras {
  readonly thumbnails?: readonly Thumbnail[];
}

export interface GcodeFile {
  readonly bytes: Uint8Array;
  /** Of the text itself; the same as reading the file back. */
  readonly analysis: Analysis;
  /** The text read back, for `checkProgram`. */
  readonly program: GcodeProgram;
}

/** A move takes about this many bytes, and this much room is left for comments. */
const BYTES_A_MOVE = 32;
const BYTES_BESIDE = 1 << 16;

/** G-code that is written but for its last lines, which tell time and material. */
export interface UnfinishedGcode {
  readonly out: GcodeBytes;
}

/**
 * Toolpaths as G-code in the printer's flavor, with the notice first, time and material last.
 * Extrusion is relative (M83). The machine is heated before and switched off after by plain
 * commands, whether the templates do it or not. Problem: `gcode-template`.
 */
export const writeGcode = (
  toolpaths: Toolpaths,
  settings: Settings,
  notice: Notice,
  extras: GcodeExtras = {},
): Outcome<GcodeFile> => {
  const begun = beginGcode(toolpaths, settings, notice, extras);
  return begun.ok ? success(finishGcode(begun.value, settings), begun.problems) : begun;
};

/** The first half of `writeGcode`: after it nobody needs the toolpaths, whose memory is large. */
export const beginGcode = (
  toolpaths: Toolpaths,
  settings: Settings,
  notice: Notice,
  extras: GcodeExtras,
): Outcome<UnfinishedGcode> => {
  const out = new GcodeBytes(BYTES_BESIDE + BYTES_A_MOVE * countPoints(toolpaths));
  const problems: Problem[] = [];
  const context = templateContext(settings, toolpaths);
  const render = (name: 'start_gcode' | 'end_gcode'): string => {
    const rendered = renderTemplate(settings[name], context, name);
    problems.push(...rendered.problems);
    return rendered.ok ? rendered.value : '';
  };
  const [start, end] = [render('start_gcode'), render('end_gcode')];
  const labels = settings.gcode_label_objects === 'firmware' ? labelObjects(toolpaths) : [];
  const writer = new MotionWriter(out, settings);

  for (const line of headerLines(notice, extras.thumbnails ?? [])) out.line(line);
  if (labels.length > 0) {
    for (const line of FLAVORS[settings.gcode_flavor].defineObjects(labels)) out.line(line);
  }
  writer.type('Custom');
  writer.template(withHeating(start, settings));
  problems.push(...writeLayers(writer, toolpaths, settings, context, labels));
  if (hasErrors(problems)) return failure(...problems);
  writer.retract(0);
  writer.type('Custom');
  writer.template(withHeatersOff(end));
  return success({ out }, problems);
};

/** The second half: the text is read back and analyzed, and told what that found. Once only. */
export const finishGcode = ({ out }: UnfinishedGcode, settings: Settings): GcodeFile => {
  const read = readGcode(out.view());
  const analysis = analyzeProgram(read, limitsOf(settings));
  const program = settings.remaining_times ? withProgress(out, read, analysis) : read;
  for (const line of footerLines(analysis, settings)) out.line(line);
  const { moves } = program;
  return { bytes: out.view(), analysis: { ...analysis, moves }, program };
};

const countPoints = ({ layers }: Toolpaths): number => {
  let points = 0;
  for (const { moves } of layers) for (const move of moves) points += move.points.length / 2;
  return points;
};

const withProgress = (
  out: GcodeBytes,
  program: GcodeProgram,
  { times, time_s }: Analysis,
): GcodeProgram => ({
  ...program,
  moves: { ...program.moves, line: insertProgress(out, program.moves, times, time_s) },
});

/** The start template with the heating it leaves out, and the modes that all moves rely on. */
const withHeating = (start: string, settings: Settings): string => {
  const { first_layer_temperature: nozzle, first_layer_bed_temperature: bed } = settings;
  const lines: string[] = [];
  if (bed > 0 && !has(start, 'M140|M190')) lines.push(`M140 S${bed}`);
  if (!has(start, 'M104|M109')) lines.push(`M104 S${nozzle}`);
  if (start !== '') lines.push(start);
  if (bed > 0 && !has(start, 'M190')) lines.push(`M190 S${bed}`);
  if (!has(start, 'M109')) lines.push(`M109 S${nozzle}`);
  lines.push('G21', 'G90', 'M83', 'G92 E0');
  return lines.join('\n');
};

const withHeatersOff = (end: string): string => {
  const lines = end === '' ? [] : [end];
  if (!has(end, 'M104 S0')) lines.push('M104 S0');
  if (!has(end, 'M140 S0')) lines.push('M140 S0');
  if (!has(end, 'M107|M106 S0')) lines.push('M107');
  return lines.join('\n');
};

const has = (text: string, command: string): boolean =>
  new RegExp(`^\\s*(?:${command})\\b`, 'm').test(text);
