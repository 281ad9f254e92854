// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import licenseList from 'spdx-license-list';

/** What people write, letters and digits only, → what they mean. */
const COMMON: Readonly<Record<string, string>> = {
  agpl: 'AGPL-3.0-or-later',
  agpl3: 'AGPL-3.0-or-later',
  apache: 'Apache-2.0',
  apache2: 'Apache-2.0',
  bsd: 'BSD-3-Clause',
  bsd2: 'BSD-2-Clause',
  bsd3: 'BSD-3-Clause',
  cc0: 'CC0-1.0',
  ccby: 'CC-BY-4.0',
  ccbysa: 'CC-BY-SA-4.0',
  ccbync: 'CC-BY-NC-4.0',
  ccbyncsa: 'CC-BY-NC-SA-4.0',
  ccbynd: 'CC-BY-ND-4.0',
  ccbyncnd: 'CC-BY-NC-ND-4.0',
  cernohl: 'CERN-OHL-S-2.0',
  cernohlp: 'CERN-OHL-P-2.0',
  cernohlp2: 'CERN-OHL-P-2.0',
  cernohls: 'CERN-OHL-S-2.0',
  cernohls2: 'CERN-OHL-S-2.0',
  cernohlw: 'CERN-OHL-W-2.0',
  cernohlw2: 'CERN-OHL-W-2.0',
  creativecommonsattribution: 'CC-BY-4.0',
  creativecommonsattributionsharealike: 'CC-BY-SA-4.0',
  creativecommonszero: 'CC0-1.0',
  gnugeneral: 'GPL-3.0-or-later',
  gnugeneral2: 'GPL-2.0-only',
  gnugeneral3: 'GPL-3.0-or-later',
  gpl: 'GPL-3.0-or-later',
  gpl2: 'GPL-2.0-only',
  gpl3: 'GPL-3.0-or-later',
  lgpl: 'LGPL-3.0-or-later',
  lgpl3: 'LGPL-3.0-or-later',
  mpl: 'MPL-2.0',
  mpl2: 'MPL-2.0',
  publicdomain: 'CC0-1.0',
  taprohl: 'TAPR-OHL-1.0',
};

const ALIASES = new Map<string, string>();
for (const [id, { name }] of Object.entries(licenseList)) {
  for (const alias of [id, name]) {
    for (const key of [plain(alias), short(alias)]) if (!ALIASES.has(key)) ALIASES.set(key, id);
  }
}
for (const [alias, id] of Object.entries(COMMON)) ALIASES.set(alias, id);

/**
 * The SPDX id that somebody meant with a license's usual name. A suggestion for a person to
 * confirm, never a license to act on. `suggestLicense('CC BY-SA 4.0')` is `'CC-BY-SA-4.0'`.
 */
export const suggestLicense = (text: string): string | undefined => {
  if (text.length > 200) return undefined;
  const key = short(text);
  return ALIASES.get(plain(text)) ?? ALIASES.get(key) ?? ALIASES.get(key.replace(/0$/, ''));
};

function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Without the words that add nothing: "The MIT License (MIT)" is "mit", "GPL version 3" "gpl3". */
function short(text: string): string {
  const words = text
    .toLowerCase()
    .replace(/\([^()]*\)|https?:\/\/\S*/g, ' ')
    .replace(
      /\b(?:(?:the|licen[sc]e[sd]?|under|version|international|unported|public)\b|v\.?(?=\d))/g,
      ' ',
    );
  return plain(words).replace(/(?<=gpl|ohl|apache|mpl)v(?=\d)/, '');
}
