// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** Part of every build: another version may give other bytes. Equal to package.json's, held by a test. */
export const PIPELINE_VERSION = '0.1.0';

/** What products name as their generator. */
export const GENERATOR = `fabcommons ${PIPELINE_VERSION}`;
