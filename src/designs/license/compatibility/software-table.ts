// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { KindName } from './kinds.ts';
import type { Row } from './rules.ts';

/** Licenses of programs, which designs that are programs may carry too. */
export const SOFTWARE_COLUMNS = [
  ...(['mpl', 'lgpl-2', 'lgpl-2+', 'lgpl-3', 'lgpl-3+'] as const),
  ...(['gpl-2', 'gpl-2+', 'gpl-3', 'gpl-3+', 'agpl-3', 'agpl-3+'] as const),
] as const;

/** As DESIGN_TABLE, for the columns of programs. `gpl-2` is version 2 only, `gpl-2+` 2 or later. */
// prettier-ignore
export const SOFTWARE_TABLE: Readonly<Record<KindName, Row<typeof SOFTWARE_COLUMNS>>> = {
  //          mpl     lgpl-2    lgpl-2+   lgpl-3   lgpl-3+  gpl-2     gpl-2+    gpl-3    gpl-3+   agpl-3    agpl-3+
  'public':  ['free', 'free',   'free',   'free',  'free',  'free',   'free',   'free',  'free',  'free',   'free'  ],
  'notice':  ['kept', 'kept',   'kept',   'kept',  'kept',  'kept',   'kept',   'kept',  'kept',  'kept',   'kept'  ],
  'apache':  ['part', 'patent', 'patent', 'kept',  'kept',  'patent', 'patent', 'kept',  'kept',  'kept',   'kept'  ],
  'by-3':    ['cred3','cred3',  'cred3',  'cred3', 'cred3', 'fsf3',   'fsf3',   'fsf3',  'fsf3',  'cred3',  'cred3' ],
  'by-4':    ['cred', 'cred',   'cred',   'cred',  'cred',  'fsf',    'fsf',    'fsf',   'fsf',   'cred',   'cred'  ],
  'by-sa-2': ['no',   'no',     'no',     'no',    'no',    'no',     'no',     'no',    'no',    'no',     'no'    ],
  'by-sa-3': ['no',   'no',     'no',     'no',    'no',    'no',     'no',     'no',    'no',    'no',     'no'    ],
  'by-sa-4': ['no',   'no',     'no',     'no',    'no',    'no',     'no',     'togpl', 'togpl', 'toagpl', 'toagpl'],
  'lal':     ['no',   'no',     'no',     'no',    'no',    'no',     'no',     'no',    'no',    'no',     'no'    ],
  'ohl-p':   ['perd', 'perd',   'perd',   'perd',  'perd',  'perd',   'perd',   'perd',  'perd',  'perd',   'perd'  ],
  'ohl-w':   ['no',   'no',     'no',     'no',    'no',    'no',     'no',     'no',    'no',    'no',     'no'    ],
  'ohl-s':   ['no',   'no',     'no',     'no',    'no',    'incom',  'incom',  'incom', 'incom', 'incom',  'incom' ],
  'tapr':    ['no',   'no',     'no',     'no',    'no',    'no',     'no',     'no',    'no',    'no',     'no'    ],
  'mpl':     ['-',    'moz',    'moz',    'moz',   'moz',   'moz',    'moz',    'moz',   'moz',   'moz',    'moz'   ],
  'lgpl-2':  ['no',   '-',      'older',  'no',    'no',    'lib',    'lib',    'lib',   'lib',   'aff',    'aff'   ],
  'lgpl-2+': ['no',   'newer',  '-',      'newer', 'newer', 'lib',    'lib',    'lib',   'lib',   'aff',    'aff'   ],
  'lgpl-3':  ['no',   'no',     'no',     '-',     'older', 'no',     'no',     'lib',   'older', 'aff',    'older' ],
  'lgpl-3+': ['no',   'no',     'no',     'newer', '-',     'no',     'no',     'lib',   'lib',   'aff',    'aff'   ],
  'gpl-2':   ['no',   'no',     'no',     'no',    'no',    '-',      'older',  'no',    'no',    'no',     'no'    ],
  'gpl-2+':  ['no',   'no',     'no',     'no',    'no',    'newer',  '-',      'newer', 'newer', 'aff',    'aff'   ],
  'gpl-3':   ['no',   'no',     'no',     'no',    'no',    'no',     'no',     '-',     'older', 'aff',    'older' ],
  'gpl-3+':  ['no',   'no',     'no',     'no',    'no',    'no',     'no',     'newer', '-',     'aff',    'aff'   ],
  'agpl-3':  ['no',   'no',     'no',     'no',    'no',    'no',     'no',     'apart', 'apart', '-',      'older' ],
  'agpl-3+': ['no',   'no',     'no',     'no',    'no',    'no',     'no',     'apart', 'apart', 'newer',  '-'     ],
};
