// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Tables } from '../designs/library/tables.ts';

/**
 * The server's own tables beside those of the library; types as there. Those of better-auth (user,
 * session, account, verification, rateLimit) are only made here: better-auth reads and writes them.
 */
export interface ServerTables extends Tables {
  readonly members: MemberTable;
  readonly founder: FounderTable;
  readonly invitations: InvitationTable;
  readonly password_resets: PasswordResetTable;
  readonly email_confirmations: EmailConfirmationTable;
  readonly tokens: TokenTable;
  readonly maintainers: MaintainerTable;
  readonly profiles: ProfileTable;
  readonly makes: MakeTable;
  readonly drafts: DraftTable;
  readonly make_reports: MakeReportTable;
  readonly kept_answers: KeptAnswerTable;
}

/** A name, taken for ever: also when its account is deleted, since its designs stay. */
export interface MemberTable {
  name: string;
  /** The user of better-auth; null while signing up and once deleted. */
  user_id: string | null;
  /** `member` or `steward` */
  role: string;
  /** Confirmed by whoever reads its mail. */
  email: string | null;
  created_at: string;
  deleted_at: string | null;
}

/** At most one row, with key `first`: who became the steward by being first. */
export interface FounderTable {
  key: string;
  name: string;
}

export interface InvitationTable {
  /** SHA-256 of the invitation, hex. */
  hash: string;
  made_by: string;
  expires_at: string;
  used_by: string | null;
}

/** A new password may be set with it, once. */
export interface PasswordResetTable {
  /** SHA-256 of the text, hex. */
  hash: string;
  member: string;
  /** The steward; the member itself where it asked by mail. */
  made_by: string;
  expires_at: string;
}

/** An address becomes that of the account with it, once; it waits on when the text has ended. */
export interface EmailConfirmationTable {
  /** SHA-256 of the text, hex. */
  hash: string;
  member: string;
  email: string;
  expires_at: string;
}

export interface TokenTable {
  id: string;
  /** SHA-256 of the token, hex. */
  hash: string;
  member: string;
  label: string;
  /** `read`, `publish`, `moderate`, with spaces between. */
  scopes: string;
  created_at: string;
  expires_at: string | null;
  used_at: string | null;
}

export interface MaintainerTable {
  /** `author/slug` */
  design: string;
  member: string;
  since: string;
}

export interface ProfileTable {
  member: string;
  /** `printer`, `material` or `process` */
  kind: string;
  id: string;
  toml: string;
  saved_at: string;
}

export interface MakeTable {
  id: string;
  /** `author/slug` */
  design: string;
  version: string;
  member: string;
  /** SHA-256 of the photo in the folder of photos. */
  photo: string | null;
  printer: string;
  material: string;
  settings: string;
  /** `yes`, `partly` or `no` */
  went_well: string;
  notes: string;
  made_at: string;
  /** By whom and why it is not shown; all three or none. */
  hidden_at: string | null;
  hidden_by: string | null;
  hidden_reason: string | null;
}

/** Somebody says that a make should not be shown; gone once that is decided. */
export interface MakeReportTable {
  id: string;
  make: string;
  /** `author/slug` */
  design: string;
  reason: string;
  /** Who was signed in. */
  member: string | null;
  reported_at: string;
}

/** An answer that is given again when its request comes again with the same key. */
export interface KeptAnswerTable {
  /** SHA-256 of who asked and the key, hex. */
  id: string;
  visitor: string;
  /** SHA-256 of the request, hex. */
  request: string;
  /** Encrypted by the key, which is not kept. */
  sealed: string;
  kept_at: string;
}

/** A design that is not published yet. */
export interface DraftTable {
  /** Unguessable. */
  id: string;
  member: string;
  /** Names the design where its files do not. */
  name: string;
  /** Under whose name it is to be published. */
  author: string;
  /** JSON: path, SHA-256 and length of each file. */
  files: string;
  /** JSON: what the gate found; null once the files are others. */
  checked: string | null;
  created_at: string;
  changed_at: string;
}
