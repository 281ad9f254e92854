// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Design } from '../../src/designs/design.ts';
import type { Manifest } from '../../src/designs/manifest.ts';

export const MANIFEST: Manifest = {
  title: 'Cable clip',
  version: '1.2.0',
  authors: [{ name: 'Ada Moreau', email: 'ada@example.org' }],
  copyright: ['2026 Ada Moreau'],
  license: 'CERN-OHL-S-2.0',
  source: 'https://example.org/clip',
  function: 'Holds a cable.',
  origins: [],
  hints: {},
};

export const DESIGN: Design = {
  slug: 'cable-clip',
  manifest: MANIFEST,
  source: { entry: 'index.js', files: new Map([['index.js', new Uint8Array()]]) },
  digest: '0123456789abcdef'.repeat(4),
  problems: [],
};
