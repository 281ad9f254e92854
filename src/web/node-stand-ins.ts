// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What gcode-parser takes from Node for its streams. The pipeline parses lines only, so in a
// browser it is enough that the names exist.
export const EventEmitter = Object;
export const Transform = Object;
export default Object;
