// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';
import { ABS } from './abs.ts';
import { ASA } from './asa.ts';
import { PA_CF } from './pa-cf.ts';
import { PC } from './pc.ts';
import { PETG } from './petg.ts';
import { PLA } from './pla.ts';
import { TPU } from './tpu.ts';

export const MATERIALS: readonly Profile[] = [PLA, PETG, ABS, ASA, TPU, PC, PA_CF];
