// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Licenses to offer for a design, the best choice first. */
export const OFFERED_LICENSES = [
  'CERN-OHL-S-2.0',
  'CERN-OHL-W-2.0',
  'CERN-OHL-P-2.0',
  'CC-BY-SA-4.0',
  'CC-BY-4.0',
  'CC0-1.0',
  'GPL-3.0-or-later',
  'AGPL-3.0-or-later',
  'LGPL-3.0-or-later',
  'MPL-2.0',
  'Apache-2.0',
  'Apache-2.0 WITH SHL-2.1',
  'MIT',
  'BSD-3-Clause',
  'ISC',
  'TAPR-OHL-1.0',
  'LAL-1.3',
] as const;

export type OfferedLicense = (typeof OFFERED_LICENSES)[number];
