// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { error, type Problem } from '../../shared/problem.ts';

const MIN = 10;
const MAX = 128;

/** Those of ten characters and more that are tried first everywhere. */
const COMMON = new Set(
  (
    '1234567890 12345678910 0123456789 0987654321 123456789a a123456789 1q2w3e4r5t 1qaz2wsx3edc ' +
    'qwertyuiop qwerty12345 qwerty123456 q1w2e3r4t5 password12 password123 password1234 ' +
    'passw0rd123 password!1 iloveyou123 letmein123 welcome123 administrator changeme123 ' +
    'abcdefghij abc1234567 football123 sunshine123 princess123 asdfghjkl1 asdfghjkl; ' +
    'unbelievable fabcommons fabcommons1 correcthorsebatterystaple'
  ).split(' '),
);

/** After NIST SP 800-63B: length counts, composition does not. Problem `account-password-weak`. */
export const checkPassword = (password: unknown, name: string): Problem | undefined => {
  const text = typeof password === 'string' ? password : '';
  const length = text.length > MAX ? text.length : [...text].length;
  if (length < MIN || text.length > MAX) {
    return weak(`expected ${MIN} to ${MAX} characters, found ${length}`);
  }
  const plain = text.normalize('NFKC').toLowerCase();
  const repeated = new Set(plain).size === 1;
  if (!repeated && plain !== name && !COMMON.has(plain)) return undefined;
  return weak('expected a password that is hard to guess, found one of the first to be tried');
};

const weak = (message: string): Problem =>
  error('account-password-weak', message, { hint: 'several words that do not belong together' });
