// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Names of files that hold keys and passwords by custom. */
const NAMES =
  /^(\.env(\..*)?|\.npmrc|\.netrc|\.pypirc|\.git-credentials|\.htpasswd|id_(rsa|dsa|ecdsa|ed25519)|credentials(\.json)?|secrets?\.(json|ya?ml|toml|txt)|.*\.(pem|key|p12|pfx|kdbx|keystore|jks|ppk|ovpn))$/i;

/** Texts that nobody writes into a design but by mistake. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN (?:[A-Z]{1,20} ){0,3}PRIVATE KEY(?: BLOCK)?-----/, 'a private key'],
  [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, 'an access key of Amazon'],
  [/\bgh[pousr]_[A-Za-z0-9]{36}/, 'a token of GitHub'],
  [/\bgithub_pat_[A-Za-z0-9_]{60}/, 'a token of GitHub'],
  [/\bglpat-[A-Za-z0-9_-]{20}/, 'a token of GitLab'],
  [/\bnpm_[A-Za-z0-9]{36}\b/, 'a token of npm'],
  [/_authToken\s{0,5}=\s{0,5}[A-Za-z0-9+/=_-]{16}/, 'a token of a registry'],
  [/\bxox[abprs]-[0-9A-Za-z-]{20}/, 'a token of Slack'],
  [/\bAIza[0-9A-Za-z_-]{35}\b/, 'a key of Google'],
  [/\bsk_live_[0-9A-Za-z]{24}/, 'a key of Stripe'],
  [/\beyJ[A-Za-z0-9_-]{20,500}\.eyJ[A-Za-z0-9_-]{20,2000}\.[A-Za-z0-9_-]{20}/, 'a signed token'],
];

const MOST_BYTES = 2 * 1024 * 1024;

export const isSecretName = (name: string): boolean => NAMES.test(name);

/** What looks like a secret in a file, and in which line; binary files and long ones by their beginning. */
export const holdsSecret = (
  bytes: Uint8Array,
): { readonly what: string; readonly line: number } | undefined => {
  const text = latin1(bytes.subarray(0, MOST_BYTES));
  for (const [pattern, what] of PATTERNS) {
    const at = text.search(pattern);
    if (at >= 0) return { what, line: text.slice(0, at).split('\n').length };
  }
  return undefined;
};

/** Every byte as one character: what is looked for is ASCII. */
const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
