// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

/** The page of a run, below the output folder, and the folder with what it shows. */
export const PAGE = 'batch-report.html';
const BESIDE = 'batch-report';
export const STYLE = `${BESIDE}/style.css`;
export const PICTURES = `${BESIDE}/pictures`;
