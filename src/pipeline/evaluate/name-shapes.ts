// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** A name that is fit for a file, and whether the designer gave it. */
export interface ShapeName {
  readonly name: string;
  readonly named: boolean;
}

const MAX_LENGTH = 60;

/**
 * Unique names of lower-case letters, digits and hyphens from what designers call their parts:
 * `['Lid ∅3', '', 'lid-3']` → `lid-3`, `part-2` (not named), `lid-3-2`.
 */
export const nameShapes = (labels: readonly string[]): readonly ShapeName[] => {
  const slugs = labels.map(slug);
  const taken = new Set<string>();
  return slugs.map((given, i) => {
    const base = given === '' ? `part-${i + 1}` : given;
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base}-${n}`;
    taken.add(name);
    return { name, named: given !== '' };
  });
};

const slug = (label: string): string =>
  label
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_LENGTH)
    .replace(/^-+|-+$/g, '');
