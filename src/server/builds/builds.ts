// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { BuildQueue } from '../../jobs/queue/create-build-queue.ts';

/** Work for visitors, as routes see it: whoever starts the server closes it too. */
export type Builds = Omit<BuildQueue, 'close'>;
