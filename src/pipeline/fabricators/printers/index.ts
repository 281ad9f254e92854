// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';
import { ENDER3 } from './ender3.ts';
import { ENDER3_S1 } from './ender3-s1.ts';
import { GENERIC } from './generic.ts';
import { KOBRA2 } from './kobra2.ts';
import { MINI } from './mini.ts';
import { MK3S } from './mk3s.ts';
import { MK4 } from './mk4.ts';
import { NEPTUNE3PRO } from './neptune3pro.ts';
import { VCORE3_300 } from './vcore3-300.ts';
import { VORON24_300 } from './voron24-300.ts';

export const PRINTERS: readonly Profile[] = [
  GENERIC,
  MK4,
  MK3S,
  MINI,
  ENDER3,
  ENDER3_S1,
  VORON24_300,
  VCORE3_300,
  KOBRA2,
  NEPTUNE3PRO,
];
