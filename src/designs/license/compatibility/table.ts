// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { KindName } from './kinds.ts';
import { SOFTWARE_COLUMNS, SOFTWARE_TABLE } from './software-table.ts';
import type { Cell, Row } from './rules.ts';

/** The licenses of new works that the table of designs has columns for. */
const DESIGN_COLUMNS = [
  ...(['public', 'notice', 'apache', 'by-3', 'by-4', 'by-sa-3', 'by-sa-4'] as const),
  ...(['lal', 'ohl-p', 'ohl-w', 'ohl-s', 'tapr'] as const),
] as const;

/**
 * Rows: the license of what is taken. Columns: the license of the new work, an adaptation. Cells
 * are names of RULES. Sources: the texts of the licenses, the FSF's list of licenses, and Creative
 * Commons' list of compatible licenses.
 */
// prettier-ignore
const DESIGN_TABLE: Readonly<Record<KindName, Row<typeof DESIGN_COLUMNS>>> = {
  //          public  notice  apache  by-3     by-4    by-sa-3  by-sa-4  lal     ohl-p   ohl-w   ohl-s   tapr
  'public':  ['free', 'free', 'free', 'free',  'free', 'free',  'free',  'free', 'free', 'free', 'free', 'free'],
  'notice':  ['no',   'both', 'both', 'keep',  'keep', 'keep',  'keep',  '-',    'keep', 'kept', 'kept', 'keep'],
  'apache':  ['no',   'part', 'both', 'keep',  'keep', 'keep',  'keep',  '-',    'keep', 'kept', 'kept', 'keep'],
  'by-3':    ['no',   'cred3','cred3','by3',   'by3',  'by3',   'by3',   '-',    'cred3','cred3','cred3','cred3'],
  'by-4':    ['no',   'cred', 'cred', 'by',    'by',   'by',    'by',    '-',    'cred', 'cred', 'cred', 'cred'],
  'by-sa-2': ['no',   'no',   'no',   'no',    'no',   'later', 'later', 'no',   'no',   'no',   'no',   'no'],
  'by-sa-3': ['no',   'no',   'no',   'no',    'no',   '-',     'later', 'no',   'no',   'no',   'no',   'no'],
  'by-sa-4': ['no',   'no',   'no',   'no',    'no',   'no',    '-',     'fal',  'no',   'no',   'no',   'no'],
  'lal':     ['no',   'no',   'no',   'no',    'no',   'no',    'fal',   '-',    'no',   'no',   'no',   'no'],
  'ohl-p':   ['no',   'perd', 'perd', 'perd',  'perd', 'perd',  'perd',  'perd', '-',    'perm', 'perm', 'perd'],
  'ohl-w':   ['no',   'no',   'no',   'no',    'no',   'no',    'no',    'no',   'no',   '-',    'weak', 'no'],
  'ohl-s':   ['no',   'no',   'no',   'no',    'no',   'no',    'no',    'no',   'no',   'avail','-',    'no'],
  'tapr':    ['no',   'no',   'no',   'no',    'no',   'no',    'no',    'no',   'no',   'no',   'no',   '-'],
  'mpl':     ['no',   'no',   'no',   'no',    'no',   'no',    'no',    'no',   'no',   'no',   'no',   'no'],
  'lgpl-2':  ['no',   'no',   'no',   'no',    'no',   'no',    'no',    'no',   'no',   'no',   'no',   'no'],
  'lgpl-2+': ['no',   'no',   'no',   'no',    'no',   'no',    'no',    'no',   'no',   'no',   'no',   'no'],
  'lgpl-3':  ['no',   'no',   'no',   'no',    'no',   'no',    'no',    'no',   'no',   'no',   'no',   'no'],
  'lgpl-3+': ['no',   'no',   'no',   'no',    'no',   'no',    'no',    'no',   'no',   'no',   'no',   'no'],
  'gpl-2':   ['no',   'no',   'no',   'no',    'no',   'no',    'no',    'no',   'no',   'no',   'incom','no'],
  'gpl-2+':  ['no',   'no',   'no',   'no',    'no',   'no',    'no',    'no',   'no',   'no',   'incom','no'],
  'gpl-3':   ['no',   'no',   'no',   'no',    'no',   'no',    'no',    'no',   'no',   'no',   'incom','no'],
  'gpl-3+':  ['no',   'no',   'no',   'no',    'no',   'no',    'no',    'no',   'no',   'no',   'incom','no'],
  'agpl-3':  ['no',   'no',   'no',   'no',    'no',   'no',    'no',    'no',   'no',   'no',   'incom','no'],
  'agpl-3+': ['no',   'no',   'no',   'no',    'no',   'no',    'no',    'no',   'no',   'no',   'incom','no'],
};

/**
 * The cell of two kinds. A license into itself is decided before the table is asked; the diagonal
 * says what holds between different licenses of one kind.
 */
export const cellOf = (from: KindName, to: KindName): Cell => {
  const design = (DESIGN_COLUMNS as readonly KindName[]).indexOf(to);
  if (design >= 0) return DESIGN_TABLE[from][design]!;
  const software = (SOFTWARE_COLUMNS as readonly KindName[]).indexOf(to);
  return software < 0 ? '-' : SOFTWARE_TABLE[from][software]!;
};
