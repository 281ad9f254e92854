// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { byCodeUnits } from '../../shared/order.ts';

/** Whether a word has signs of a pattern in it. */
export const isPattern = (word: string): boolean => /[*?]/.test(word);

/** Deeper than any tree of designs. */
const DEEPEST = 20;

/**
 * Paths that fit a pattern, in order: `*` any signs of one name, `?` one, `**` any folders. Names
 * that begin with a dot, and `node_modules`, fit only where they are written out. Links are not
 * followed.
 */
export const glob = async (pattern: string): Promise<readonly string[]> => {
  const parts = pattern.split('/');
  const plain = parts.findIndex(isPattern);
  const base = parts.slice(0, plain).join('/');
  const found = await walk(plain === 0 ? '' : base || '/', parts.slice(plain), 0);
  return [...new Set(found)].sort(byCodeUnits);
};

const walk = async (
  folder: string,
  [part, ...rest]: readonly string[],
  depth: number,
): Promise<readonly string[]> => {
  if (part === undefined) return [folder];
  if (depth > DEEPEST) return [];
  if (!isPattern(part))
    return rest.length === 0 ? leaf(folder, part) : walk(join(folder, part), rest, depth + 1);
  const entries = await readdir(folder === '' ? '.' : folder, { withFileTypes: true }).catch(
    () => [],
  );
  const found: string[] = [];
  if (part === '**') found.push(...(await walk(folder, rest, depth + 1)));
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (part === '**') {
      if (entry.isDirectory()) found.push(...(await walk(path, ['**', ...rest], depth + 1)));
    } else if (fits(part, entry.name)) {
      if (rest.length === 0) found.push(path);
      else if (entry.isDirectory()) found.push(...(await walk(path, rest, depth + 1)));
    }
  }
  return found;
};

const leaf = async (folder: string, name: string): Promise<readonly string[]> => {
  const names = await readdir(folder === '' ? '.' : folder).catch((): string[] => []);
  return names.includes(name) ? [join(folder, name)] : [];
};

/** `*` is tried from the left, going back to the last one only: no pattern takes long. */
const fits = (pattern: string, name: string): boolean => {
  let [p, n, star, from] = [0, 0, -1, 0];
  while (n < name.length) {
    if (pattern[p] === '*') [star, from] = [p++, n];
    else if (pattern[p] === '?' || pattern[p] === name[n]) [p, n] = [p + 1, n + 1];
    else if (star >= 0) [p, n] = [star + 1, ++from];
    else return false;
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
};
