// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The server that takes mail from this node, and whom it is from. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else it begins when the server offers it. */
  readonly secure: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
  readonly from: string;
}

/** One address and nothing that could begin another header or another receiver. */
export const MAIL_ADDRESS = /^[^\s@<>,;:"()[\]\\]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?$/i;

export const MAIL_FORM = 'smtp://user:password@host:587?from=commons@example.org, or smtps://…';

/** What `FABCOMMONS_MAIL` says, or undefined where it is not such an address. */
export const mailServer = (value: string): MailServer | undefined => {
  if (!URL.canParse(value)) return undefined;
  const url = new URL(value);
  const secure = url.protocol === 'smtps:';
  const from = url.searchParams.get('from') ?? '';
  const known = secure || url.protocol === 'smtp:';
  if (!known || url.hostname === '' || !MAIL_ADDRESS.test(from)) return undefined;
  try {
    const user = decodeURIComponent(url.username);
    const pass = decodeURIComponent(url.password);
    return {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
      secure,
      ...(user === '' ? {} : { auth: { user, pass } }),
      from,
    };
  } catch {
    return undefined;
  }
};
