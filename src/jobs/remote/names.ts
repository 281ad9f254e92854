// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { GENERATOR } from '../../pipeline/version.ts';
import { SOURCES } from '../cache/sources.generated.ts';

/** What all keys in Redis begin with. */
export const SPACE = 'fabcommons';

/** Another version may give other bytes: its jobs are in a queue of their own. */
export const QUEUE = `${GENERATOR.replaceAll(' ', '-')}-${SOURCES.slice(0, 12)}`;

/** There while a worker of this version is. */
export const aliveKey = (space: string): string => `${space}:${QUEUE}:alive`;

/** Who wants a job, each until when. */
export const wantedKey = (space: string, job: string): string => `${space}:${QUEUE}:wanted:${job}`;
