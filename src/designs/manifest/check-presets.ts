// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem } from '../../shared/problem.ts';
import { decodeText } from '../decode-text.ts';
import type { Design } from '../design.ts';
import type { ParameterSchema } from '../parameters/schema.ts';
import { toValues } from '../parameters/to-values.ts';

/**
 * Whether every preset of a design sets parameters that it has to values that they may have.
 * Problem `manifest-bad-preset`, one for each wrong value, at the line of the preset's name.
 */
export const checkPresets = (
  design: Pick<Design, 'manifest' | 'source'>,
  schema: ParameterSchema,
): readonly Problem[] =>
  (design.manifest.presets ?? []).flatMap(({ name, values }) =>
    toValues(schema, values).problems.map(({ message, hint }) =>
      error('manifest-bad-preset', `preset ${JSON.stringify(name)}, ${message}`, {
        ...(hint === undefined ? {} : { hint }),
        ...placeOf(design, name),
      }),
    ),
  );

/** Where the name of a preset stands, in the okh.toml nearest to the root that has it. */
const placeOf = ({ source }: Pick<Design, 'source'>, name: string): Pick<Problem, 'where'> => {
  const paths = [...source.files.keys()].filter((path) => /(^|\/)okh\.toml$/.test(path));
  for (const file of paths.sort((a, b) => a.length - b.length)) {
    const text = decodeText(file, source.files.get(file)!);
    const lines = text.ok ? text.value.split('\n') : [];
    const at = lines.findIndex((line) => /^\s*name\s*=/.test(line) && line.includes(name));
    if (at >= 0) return { where: { file, line: at + 1 } };
  }
  return {};
};
