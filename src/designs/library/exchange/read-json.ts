// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { z } from 'zod';
import { error, failure, type Outcome, success } from '../../../shared/problem.ts';
import type { SourceTree } from '../../read/source-tree.ts';

/** What a JSON file says; undefined where there is none. */
export const readJson = async (tree: SourceTree, path: string): Promise<unknown> => {
  const bytes = await tree.read(path);
  try {
    return bytes.ok ? (JSON.parse(new TextDecoder().decode(bytes.value)) as unknown) : undefined;
  } catch {
    return undefined;
  }
};

/** A JSON file of the shape that is expected. Problem `import-malformed`. */
export const readRecord = async <S extends z.ZodType>(
  tree: SourceTree,
  folder: string,
  name: string,
  schema: S,
): Promise<Outcome<z.infer<S>>> => {
  const path = folder === '' ? name : `${folder}/${name}`;
  const parsed = schema.safeParse(await readJson(tree, path));
  if (parsed.success) return success(parsed.data);
  const issue = parsed.error.issues[0];
  return failure(malformed(path, `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim()));
};

export const malformed = (file: string, what: string) =>
  error('import-malformed', `expected a record of an export: ${what}`, { where: { file } });
