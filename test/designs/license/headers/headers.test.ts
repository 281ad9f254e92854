// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findHeaders } from '../../../../src/designs/license/headers/find-headers.ts';
import { startCpuTime } from '../../../cpu-time.ts';

// In pieces, so that REUSE does not read them as notices of this file.
const LICENSE = 'SPDX-License-' + 'Identifier';
const COPYRIGHT = 'SPDX-File' + 'CopyrightText';
const IGNORE = 'REUSE-Ignore';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const find = (files: Readonly<Record<string, string>>) =>
  findHeaders(new Map(Object.entries(files).map(([file, text]) => [file, bytes(text)])));
const licensesOf = (text: string, file = 'a.js') =>
  find({ [file]: text }).flatMap(({ licenses }) =>
    licenses.map(({ expression, line, found }) => [expression, line, found]),
  );

test('SPDX tags are found in comments of any kind, each with its line', () => {
  const text = [
    '#!/usr/bin/env node',
    `/* ${COPYRIGHT}: 2020 Ada Moreau <ada@example.org> */`,
    `<!-- ${LICENSE}: mit or isc -->`,
    'const x = 1',
    `; ${LICENSE}: CC0-1.0`,
    '// Copyright (c) 2019, Bo',
    ' * © 2018 Cy',
    '// Copyright 2017 Di',
    '// Copyright holders are named above, (c) [year] too',
  ].join('\r\n');
  expect(find({ 'a.js': text, 'empty.js': 'main()' })).toEqual([
    {
      file: 'a.js',
      copyright: [
        { text: '2020 Ada Moreau <ada@example.org>', line: 2 },
        { text: '2019, Bo', line: 6 },
        { text: '2018 Cy', line: 7 },
        { text: '2017 Di', line: 8 },
      ],
      licenses: [
        { expression: 'MIT OR ISC', line: 3, found: 'spdx' },
        { expression: 'CC0-1.0', line: 5, found: 'spdx' },
      ],
      authors: [],
    },
  ]);
});

test('What REUSE is told to ignore is ignored, and only that', () => {
  const text = [`// ${IGNORE}Start`, `// ${LICENSE}: MIT`, `// ${IGNORE}End`, `// ${LICENSE}: ISC`];
  expect(licensesOf(text.join('\n'))).toEqual([['ISC', 4, 'spdx']]);
});

test('A tag that is no expression is kept where it begins a line, and code that writes tags is none', () => {
  expect(licensesOf(`// ${LICENSE}: my own`)).toEqual([['my own', 1, 'spdx']]);
  expect(licensesOf(`const header = '${LICENSE}: ' + license`)).toEqual([]);
  expect(licensesOf(`const tag = '${LICENSE}'`)).toEqual([]);
});

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy
 * of this software to deal in the Software without restriction, subject to the following
 * conditions: The above copyright notice and this permission
 * notice shall be included in all copies.`;
const ISC = `Permission to use, copy, modify, and/or distribute this software for any purpose
 * with or without fee is hereby granted`;
const BSD = `Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that: Redistributions in binary form must reproduce.`;
const gnu = (name: string, version: string, later: boolean) =>
  `it under the terms of the GNU ${name} Public
 * License as published by the Free Software Foundation, either version ${version} of the
 * License${later ? ', or (at your option) any later version' : ''}.`;

describe.each([
  ['MIT', MIT],
  ['MIT-0', MIT.slice(0, MIT.indexOf('subject'))],
  ['ISC', `${ISC}, provided that the above copyright notice appears.`],
  ['0BSD', `${ISC}.`],
  ['BSD-2-Clause', BSD],
  ['BSD-3-Clause', `${BSD} Neither the name of the author may be used.`],
  ['Apache-2.0', 'Licensed under the Apache License, Version 2.0 (the "License");'],
  ['GPL-3.0-or-later', gnu('General', '3', true)],
  ['GPL-2.0-only', gnu('General', '2', false)],
  ['LGPL-2.1-or-later', gnu('Lesser General', '2.1', true)],
  ['AGPL-3.0-or-later', gnu('Affero General', '3', true)],
  ['CC-BY-SA-4.0', 'https://creativecommons.org/licenses/by-sa/4.0/'],
  ['CC-BY-NC-ND-3.0', 'http://creativecommons.org/licenses/by-nc-nd/3.0/deed.de'],
  ['CC0-1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
  ['CERN-OHL-W-2.0', 'This source describes Open Hardware and is licensed under the CERN-OHL-W v2'],
])('A pasted text of %s', (expression, block) => {
  test('is known in a block comment, with its line', () => {
    expect(licensesOf(`/*\n * Hook\n *\n * ${block}\n */\nmain()`)).toEqual([
      [expression, 4, 'block'],
    ]);
  });
  test('is known in line comments', () => {
    expect(licensesOf(`// ${block.replace(/\n \* /g, '\n// ')}`)).toEqual([
      [expression, 1, 'block'],
    ]);
  });
  test('counts once beside its tag, and in prose not at all', () => {
    expect(licensesOf(`// ${LICENSE}: ${expression}\n// ${block}`)).toEqual([
      [expression, 1, 'spdx'],
    ]);
    expect(licensesOf(block, 'README.md')).toEqual([]);
    expect(licensesOf(block, 'LICENSE.md')).toEqual([[expression, 1, 'block']]);
  });
});

test('Fields of the top comment name license and authors', () => {
  const text = '// title : Hook\n// author : Ada <a@b.org>, Bo\n// license : cc-by-4.0\nmain()\n';
  expect(find({ 'hook.jscad': text })).toMatchObject([
    {
      licenses: [{ expression: 'CC-BY-4.0', line: 3, found: 'field' }],
      authors: [{ name: 'Ada', email: 'a@b.org' }, { name: 'Bo' }],
    },
  ]);
  expect(licensesOf('// license : MIT License')).toEqual([['MIT License', 1, 'field']]);
});

test('package.json states its license', () => {
  const text = JSON.stringify({ name: 'x', license: 'MIT', author: 'Ada' }, null, 2);
  expect(find({ 'node_modules/x/package.json': text })).toMatchObject([
    { licenses: [{ expression: 'MIT', line: 3, found: 'field' }], authors: [{ name: 'Ada' }] },
  ]);
  expect(licensesOf('{"license":"UNLICENSED"}', 'package.json')).toEqual([['NONE', 1, 'field']]);
  expect(licensesOf('{"license":{"type":"isc"}}', 'package.json')).toEqual([['ISC', 1, 'field']]);
  for (const odd of ['{', '[]', '{"license":5}', 'null', '']) {
    expect(licensesOf(odd, 'package.json')).toEqual([]);
  }
});

test('NAME.license speaks for NAME, and texts in LICENSES/ for nothing', () => {
  const tag = `${LICENSE}: CC-BY-4.0`;
  const found = find({
    'a.png': '\0',
    'a.png.license': tag,
    'LICENSES/MIT.txt': MIT,
    'lost.license': tag,
  });
  expect(found.map(({ file, statedIn }) => [file, statedIn])).toEqual([
    ['a.png', 'a.png.license'],
    ['lost.license', undefined],
  ]);
});

describe('Hostile files', () => {
  test('are harmless: any bytes under any name', () => {
    const name = fc.constantFrom('a.js', 'package.json', 'a.md', 'LICENSE', 'a.js.license');
    fc.assert(
      fc.property(name, fc.uint8Array({ maxLength: 300 }), (file, content) => {
        findHeaders(new Map([[file, content]]));
      }),
    );
  });

  test('with a header in front keep it found', () => {
    const header = `// ${COPYRIGHT}: 2020 Ada\n// ${LICENSE}: MIT\n`;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (rest) => {
        const text = header + rest.replaceAll('\0', '').replaceAll('SPDX', '');
        const [found] = find({ 'a.js': text });
        expect(found!.licenses[0]).toEqual({ expression: 'MIT', line: 2, found: 'spdx' });
        expect(found!.copyright[0]).toEqual({ text: '2020 Ada', line: 1 });
      }),
    );
  });

  const MIB = 1024 * 1024;
  test.each([
    ['spaces', `// copyright${' '.repeat(4 * MIB)}x`],
    ['comment signs', '/*'.repeat(2 * MIB)],
    ['ends of comments', `${'*/ '.repeat(MIB)}x`],
    [
      'blocks that begin again and again',
      'permission is hereby granted, free of charge '.repeat(50_000),
    ],
    ['names of the GPL', 'terms of the gnu general public license '.repeat(50_000)],
    ['addresses', 'creativecommons.org/licenses/by'.repeat(50_000)],
    ['tags', `${LICENSE}: ((((`.repeat(50_000)],
    ['lines of tags', `${LICENSE}: (MIT OR ISC) AND MIT\n`.repeat(50_000)],
    ['copyright lines', '// copyright (c) (c) (c)          \n'.repeat(50_000)],
    ['line breaks', '\n'.repeat(4 * MIB)],
    ['zeros', '\0'.repeat(4 * MIB)],
    ['commas', `// author : ${'a, '.repeat(MIB)}`],
  ])('of %s take no time', (_, text) => {
    const files = new Map(['a.js', 'LICENSE', 'a.license'].map((file) => [file, bytes(text)]));
    const computed = startCpuTime();
    findHeaders(files);
    expect(computed()).toBeLessThan(2000);
  });

  test('of deep JSON are no package', () => {
    expect(find({ 'package.json': '['.repeat(500_000) })).toEqual([]);
    expect(find({ 'package.json': `{"license":"MIT","x":"${'y'.repeat(2 * MIB)}"}` })).toEqual([]);
  });
});
