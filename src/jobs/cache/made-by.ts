// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { GENERATOR } from '../../pipeline/version.ts';
import { SOURCES } from './sources.generated.ts';

/**
 * Part of every key: the version, and the digest of its sources, since what is run from a checkout
 * changes from commit to commit under one version. Not part of any product.
 */
export const MADE_BY = `${GENERATOR} ${SOURCES}`;
