// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { FORMATS } from '../../pipeline/formats/registry.ts';
import { error, type Problem } from '../../shared/problem.ts';
import { outputPath } from './output-path.ts';
import { wordsOf } from './path-words.ts';
import type { NamedFabricator, Work } from './plan.ts';

/**
 * Two builds that would write one path, where neither could be trusted: `batch-output-collision`. Case
 * does not tell files apart.
 */
export const findCollision = (
  { variants, fabricators, formats, output }: Omit<Work, 'digest'>,
  file: string,
): Problem | undefined => {
  const known = new Map<string, string>();
  const meshes = (formats ?? ['stl', '3mf', 'svg', 'dxf']).filter((id) => id !== 'gcode');
  const makesGcode = formats === undefined || formats.includes('gcode');
  for (const { design, row } of variants) {
    const name = `${design.slug} ${row.name}`;
    const taken = (format: string, extension: string, by?: NamedFabricator): string | undefined => {
      const words = wordsOf(design, row, format, by);
      const path = outputPath(output, {
        ...words,
        file: `${design.slug}.${extension}`,
      }).toLowerCase();
      const other = known.get(path);
      known.set(path, by === undefined ? name : `${name} on ${by.name}`);
      return other === undefined ? undefined : `${path} would be both ${other} and ${name}`;
    };
    for (const id of meshes) {
      const clash = taken(id, FORMATS.get(id)!.extension);
      if (clash !== undefined) return sameFile(clash, file);
    }
    for (const by of makesGcode ? fabricators : []) {
      const clash = taken('gcode', 'gcode', by);
      if (clash !== undefined) return sameFile(clash, file);
    }
  }
  return undefined;
};

const sameFile = (clash: string, file: string): Problem =>
  error('batch-output-collision', `Expected a path of its own for each file: ${clash}.`, {
    hint: 'Put what tells them apart into output: {author}, {version}, {variant}, {fabricator}, {format}.',
    where: { file },
  });
