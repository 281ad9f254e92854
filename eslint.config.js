// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const inexact = ['pow', 'exp', 'expm1', 'log', 'log2', 'log10', 'log1p', 'hypot', 'cbrt'].concat(
  ['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh', 'tanh'],
  ['asinh', 'acosh', 'atanh'],
);

// "Same bytes everywhere": what may differ between engines, machines and days.
const sameBytes = {
  'no-restricted-properties': [
    'error',
    ...inexact.map((property) => ({
      object: 'Math',
      property,
      message: 'Engines differ in the last bits: use src/shared/math.ts.',
    })),
    { object: 'Math', property: 'random', message: 'Use src/shared/random.ts with a seed.' },
    { object: 'Date', property: 'now', message: 'No clock in an artifact.' },
    { object: 'performance', property: 'now', message: 'No clock in an artifact.' },
  ],
  'no-restricted-globals': [
    'error',
    { name: 'Date', message: 'No clock in an artifact.' },
    { name: 'performance', message: 'No clock in an artifact.' },
    { name: 'crypto', message: 'No random in an artifact: use src/shared/random.ts.' },
    { name: 'process', message: 'The pipeline knows no machine: take it as an argument.' },
    { name: 'Intl', message: 'No locale in an artifact.' },
    { name: 'fetch', message: 'The pipeline does no IO: take it as an argument.' },
  ],
  'no-restricted-syntax': [
    'error',
    {
      selector: "BinaryExpression[operator='**'], AssignmentExpression[operator='**=']",
      message: 'Engines differ in the last bits of powers: multiply.',
    },
    {
      selector: 'CallExpression[callee.property.name=/^(toLocale.*|localeCompare)$/]',
      message: 'No locale in an artifact: compare code units, use formatNumber.',
    },
    {
      selector: "CallExpression[callee.property.name='sort'][arguments.length=0]",
      message: 'Name the order: .sort(byCodeUnits) for text, .sort((a, b) => a - b) for numbers.',
    },
  ],
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'out/',
      'coverage/',
      '**/*.generated.ts',
      'designs-library/',
      'bench/kernel/stress/',
      'test/pipeline/evaluate/wild/',
      'test/fixtures/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    languageOptions: {
      globals: { console: 'readonly', process: 'readonly', URL: 'readonly', module: 'writable' },
    },
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: ['src/web/**'],
    // Types know what a browser has, better than a list here would.
    rules: { 'no-undef': 'off' },
  },
  { files: ['src/pipeline/**', 'src/designs/**', 'src/shared/**'], rules: sameBytes },
  {
    // The disk of a library makes no artifact: it dates and names what is kept.
    files: ['src/designs/library/store/**'],
    rules: { 'no-restricted-globals': 'off' },
  },
);
