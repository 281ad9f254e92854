// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Profile } from '../profile.ts';

export const STANDARD: Profile = {
  id: 'standard',
  title: 'Standard: 0.2 mm layers',
  kind: 'process',
  settings: {},
  notes: ['For most parts.'],
};
