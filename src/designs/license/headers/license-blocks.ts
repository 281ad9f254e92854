// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** How a known license text or notice is told from the others. All in lower case, single spaces. */
export interface LicenseBlock {
  readonly expression: string;
  /** It stands where the block begins. */
  readonly begins: string;
  /** All of it stands in the text that follows. */
  readonly has?: readonly string[];
  /** None of it stands there. */
  readonly lacks?: readonly string[];
}

const MIT = 'permission is hereby granted, free of charge, to any person obtaining';
const MIT_CONDITION = 'the above copyright notice and this permission notice';
const BSD = 'redistribution and use in source and binary forms, with or without modification';
const BINARY = 'redistributions in binary form';
const ADVERTISING = 'all advertising materials';
const ISC = [
  'permission to use, copy, modify, and/or distribute this software for any purpose',
].concat('permission to use, copy, modify, and distribute this software for any purpose');

/** Texts that people paste at the top of a file. GNU notices and addresses are read apart. */
export const LICENSE_BLOCKS: readonly LicenseBlock[] = [
  { expression: 'MIT', begins: MIT, has: [MIT_CONDITION] },
  { expression: 'MIT-0', begins: MIT, has: ['without restriction'], lacks: [MIT_CONDITION] },
  ...ISC.map((begins) => ({
    expression: 'ISC',
    begins,
    has: ['provided that the above copyright'],
  })),
  ...ISC.map((begins) => ({ expression: '0BSD', begins, lacks: ['provided that'] })),
  { expression: 'BSD-4-Clause', begins: BSD, has: [BINARY, ADVERTISING] },
  {
    expression: 'BSD-3-Clause',
    begins: BSD,
    has: [BINARY, 'neither the name'],
    lacks: [ADVERTISING],
  },
  {
    expression: 'BSD-2-Clause',
    begins: BSD,
    has: [BINARY],
    lacks: ['neither the name', ADVERTISING],
  },
  { expression: 'Apache-2.0', begins: 'licensed under the apache license, version 2.0' },
  ...['s', 'w', 'p'].flatMap((variant) =>
    ['licensed', 'licenced'].map((verb) => ({
      expression: `CERN-OHL-${variant.toUpperCase()}-2.0`,
      begins: `${verb} under the cern-ohl-${variant} v2`,
    })),
  ),
];

const GNU =
  /(?:terms|version \d(?:\.\d)?) of the gnu (lesser |library |affero )?general public license/g;
const CC = /creativecommons\.org\/licenses\/(by(?:-nc)?(?:-sa|-nd)?)\/(\d\.\d)/g;
const CC0 = /creativecommons\.org\/publicdomain\/zero\/1\.0/g;

/** What one pattern makes of its match and the text behind it; undefined when nothing known. */
export interface LicensePattern {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, rest: string) => string | undefined;
}

export const LICENSE_PATTERNS: readonly LicensePattern[] = [
  { pattern: GNU, read: (match, rest) => gnuLicense(match, rest) },
  { pattern: CC, read: ([, kind, version]) => `CC-${kind!.toUpperCase()}-${version!}` },
  { pattern: CC0, read: () => 'CC0-1.0' },
];

const GNU_NAMES: Readonly<Record<string, string>> = {
  lesser: 'LGPL',
  library: 'LGPL',
  affero: 'AGPL',
};

const gnuLicense = (match: RegExpExecArray, rest: string): string | undefined => {
  const notice = match[0] + rest.slice(0, 300);
  const version = /version (\d)(?:\.(\d))?/.exec(notice);
  if (!version) return undefined;
  const name = GNU_NAMES[(match[1] ?? '').trim()] ?? 'GPL';
  const later = notice.includes('any later version') ? 'or-later' : 'only';
  return `${name}-${version[1]!}.${version[2] ?? '0'}-${later}`;
};
