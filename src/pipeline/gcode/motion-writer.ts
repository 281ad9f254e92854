// SPDX-FileCopyrightText: 2026 fabcommons contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

import { filamentArea, limitSpeed } from '../fabricators/limit-speed.ts';
import type { Settings } from '../fabricators/settings/table.ts';
import { largestShare } from '../toolpath/speeds.ts';
import { wipeSpeed } from '../toolpath/travel/wipe-back.ts';
import type { Extrusion, Travel } from '../toolpath/toolpath.ts';
import { FLAVORS } from './flavors/index.ts';
import type { LabeledObject } from './flavors/flavor.ts';
import type { GcodeBytes } from './gcode-bytes.ts';

const UNKNOWN = NaN;
const XYZ_UNITS = 1000;
const E_UNITS = 100_000;

/**
 * Moves as lines, with the state of the machine they run on: whatever has not changed is not said
 * again. Places are whole µm. Filament is counted exactly, and each move gets the difference to
 * what has been written (10 nm), so rounding never adds up.
 */
export class MotionWriter {
  private readonly out: GcodeBytes;
  private readonly settings: Settings;
  private readonly area: number;
  private readonly travelSpeed: number;

  private x = UNKNOWN;
  private y = UNKNOWN;
  private z = UNKNOWN;
  private layerZ = 0;
  private lift = 0;
  private feed = UNKNOWN;
  private retracted = false;
  /** Filament owed, in units of 10 nm with fraction. */
  private owed = 0;
  private printAcceleration = UNKNOWN;
  private travelAcceleration = UNKNOWN;
  private fan = UNKNOWN;
  private role = '';
  private width = UNKNOWN;
  private height = UNKNOWN;
  private label: LabeledObject | undefined;

  constructor(out: GcodeBytes, settings: Settings) {
    this.out = out;
    this.settings = settings;
    this.area = filamentArea(settings);
    this.travelSpeed = limitSpeed(settings, 0, settings.travel_speed);
  }

  /** Lines of a template: afterwards nothing is known of the machine but that it is not retracted. */
  template(text: string): void {
    if (text === '') return;
    for (const line of text.split('\n')) this.out.line(line);
    this.x = this.y = this.z = this.feed = UNKNOWN;
    this.printAcceleration = this.travelAcceleration = this.fan = UNKNOWN;
  }

  comment(text: string): void {
    this.out.line(`;${text}`);
  }

  /** A command that moves nothing. */
  command(text: string): void {
    this.out.line(text);
  }

  /** The role that the comments name next. */
  type(role: string): void {
    if (role === this.role) return;
    this.role = role;
    this.out.line(`;TYPE:${role}`);
  }

  setFan(percent: number): void {
    const value = Math.round((Math.min(100, Math.max(0, percent)) * 255) / 100);
    if (value === this.fan) return;
    this.fan = value;
    this.out.line(value === 0 ? 'M107' : `M106 S${value}`);
  }

  /** To the height of a layer; drawn back first if asked. */
  toLayer(z: number, retract: boolean, lift: number): void {
    this.layerZ = Math.round(z * XYZ_UNITS);
    if (retract) this.retract(lift);
    this.toHeight();
  }

  travel(move: Travel): void {
    if (move.retract || Number.isNaN(this.x)) this.retract(move.lift, move.wipe);
    this.toHeight();
    this.accelerateTravel();
    const { points } = move;
    const feed = toFeed(this.travelSpeed);
    for (let i = 0; i + 1 < points.length; i += 2) this.goTo(points[i]!, points[i + 1]!, feed);
  }

  extrude(bead: Extrusion, label: LabeledObject | undefined): void {
    const { points, shares } = bead;
    if (points.length < 4) return;
    const [startX, startY] = [toUnits(points[0]!), toUnits(points[1]!)];
    if (startX !== this.x || startY !== this.y) {
      if (Number.isNaN(this.x)) this.retract(0);
      this.toHeight();
      this.accelerateTravel();
      this.goTo(points[0]!, points[1]!, toFeed(this.travelSpeed));
    }
    this.lift = 0;
    this.toHeight();
    this.unretract();
    this.setLabel(label);
    this.announce(bead);
    this.accelerate(bead.acceleration);

    const { settings, out } = this;
    const ePerMm = (bead.mm3PerMm * settings.extrusion_multiplier * E_UNITS) / this.area;
    const thickest = bead.mm3PerMm * largestShare(shares);
    const feed = toFeed(limitSpeed(settings, thickest, bead.speed));
    for (let i = 2; i + 1 < points.length; i += 2) {
      const dx = points[i]! - points[i - 2]!;
      const dy = points[i + 1]! - points[i - 1]!;
      this.owed += ePerMm * (shares?.[i / 2 - 1] ?? 1) * Math.sqrt(dx * dx + dy * dy);
      const x = toUnits(points[i]!);
      const y = toUnits(points[i + 1]!);
      if (x === this.x && y === this.y) continue;
      out.ascii('G1');
      if (x !== this.x) out.word('X', x, 3);
      if (y !== this.y) out.word('Y', y, 3);
      const e = Math.round(this.owed);
      if (e > 0) {
        out.word('E', e, 5);
        this.owed -= e;
      }
      this.endMove(feed);
      this.x = x;
      this.y = y;
    }
  }

  /**
   * Draws the filament back, on the way along `wipe` if there is one, and lifts once the machine
   * moves. Nothing, when it is back already.
   */
  retract(lift: number, wipe?: Float64Array): void {
    const { settings, out } = this;
    if (settings.retract_length <= 0) return;
    if (!this.retracted) {
      if (settings.use_firmware_retraction) out.line('G10');
      else {
        const left = this.retraction() - (wipe === undefined ? 0 : this.wipe(wipe));
        if (left > 0) {
          out.ascii('G1');
          out.word('E', -left, 5);
          this.endMove(toFeed(this.retractSpeed()));
        }
      }
      this.retracted = true;
    }
    const room = Math.round(settings.max_print_height * XYZ_UNITS) - this.layerZ;
    this.lift = Math.max(this.lift, Math.min(toUnits(lift), Math.max(0, room)));
  }

  /** Ends the label of an object, so that what follows is never left out with it. */
  setLabel(label: LabeledObject | undefined): void {
    if (label === this.label) return;
    const flavor = FLAVORS[this.settings.gcode_flavor];
    if (this.label !== undefined) {
      this.out.line(flavor.endObject(this.label));
      // A firmware that left the object out has not moved: say the next place whole.
      this.forgetPlace();
    }
    if (label !== undefined) this.out.line(flavor.startObject(label));
    this.label = label;
    this.feed = UNKNOWN;
  }

  private forgetPlace(): void {
    // Not UNKNOWN, which would force a retraction: no bead ends there.
    this.x = this.y = Infinity;
  }

  private unretract(): void {
    if (!this.retracted) return;
    this.retracted = false;
    const { settings, out } = this;
    if (settings.use_firmware_retraction) {
      out.line('G11');
      return;
    }
    const back = this.retraction() + Math.round(settings.retract_restart_extra * E_UNITS);
    if (back <= 0) return;
    const speed = settings.deretract_speed || settings.retract_speed;
    out.ascii('G1');
    out.word('E', back, 5);
    this.endMove(toFeed(Math.min(speed, settings.machine_max_feedrate_e)));
  }

  /** Draws back along a way, as evenly as it is long; answers how much that was (10 nm). */
  private wipe(way: Float64Array): number {
    const points = Array.from(way, toUnits);
    const steps: number[] = [];
    let [x, y, length] = [this.x, this.y, 0];
    for (let i = 0; i < points.length; i += 2) {
      const [dx, dy] = [points[i]! - x, points[i + 1]! - y];
      length += Math.sqrt(dx * dx + dy * dy);
      steps.push(length);
      [x, y] = [points[i]!, points[i + 1]!];
    }
    // After a label of an object the machine may stand elsewhere.
    if (!Number.isFinite(length) || length < 1) return 0;
    const mm = length / XYZ_UNITS;
    const seconds = this.retraction() / E_UNITS / this.retractSpeed();
    const feed = toFeed(
      Math.min(limitSpeed(this.settings, 0, wipeSpeed(this.settings)), mm / seconds),
    );
    let drawn = 0;
    steps.forEach((upTo, i) => {
      const due = Math.floor((this.retraction() * upTo) / length);
      if (due === drawn || (points[2 * i] === this.x && points[2 * i + 1] === this.y)) return;
      this.goTo(way[2 * i]!, way[2 * i + 1]!, feed, drawn - due);
      drawn = due;
    });
    return drawn;
  }

  private retractSpeed(): number {
    return Math.min(this.settings.retract_speed, this.settings.machine_max_feedrate_e);
  }

  private retraction(): number {
    return Math.round(this.settings.retract_length * E_UNITS);
  }

  private toHeight(): void {
    const z = this.layerZ + this.lift;
    if (z === this.z) return;
    this.out.ascii('G1');
    this.out.word('Z', z, 3);
    this.endMove(toFeed(Math.min(this.settings.machine_max_feedrate_z, this.travelSpeed)));
    this.z = z;
  }

  private goTo(xMm: number, yMm: number, feed: number, e = 0): void {
    const x = toUnits(xMm);
    const y = toUnits(yMm);
    if (x === this.x && y === this.y) return;
    this.out.ascii('G1');
    if (x !== this.x) this.out.word('X', x, 3);
    if (y !== this.y) this.out.word('Y', y, 3);
    if (e !== 0) this.out.word('E', e, 5);
    this.endMove(feed);
    this.x = x;
    this.y = y;
  }

  private endMove(feed: number): void {
    if (feed !== this.feed) this.out.word('F', feed, 0);
    this.feed = feed;
    this.out.endLine();
  }

  private announce(bead: Extrusion): void {
    this.type(bead.role);
    if (bead.width !== this.width) {
      this.width = bead.width;
      this.out.ascii(';WIDTH:');
      this.out.line(String(Math.round(bead.width * 1e5) / 1e5));
    }
    if (bead.height !== this.height) {
      this.height = bead.height;
      this.out.line(`;HEIGHT:${Math.round(bead.height * 1e5) / 1e5}`);
    }
  }

  private accelerate(acceleration: number): void {
    const flavor = FLAVORS[this.settings.gcode_flavor];
    const value = Math.max(1, Math.floor(acceleration));
    if (value === this.printAcceleration) return;
    this.printAcceleration = value;
    if (!flavor.separateTravel) this.travelAcceleration = value;
    this.out.line(flavor.printAcceleration(value));
  }

  private accelerateTravel(): void {
    const flavor = FLAVORS[this.settings.gcode_flavor];
    const value = Math.max(1, Math.floor(this.settings.travel_acceleration));
    if (value === this.travelAcceleration) return;
    this.travelAcceleration = value;
    if (!flavor.separateTravel) this.printAcceleration = value;
    this.out.line(flavor.travelAcceleration(value));
  }
}

const toUnits = (mm: number): number => Math.round(mm * XYZ_UNITS);

/** mm/s as whole mm/min, never above. */
const toFeed = (speed: number): number => Math.max(1, Math.floor(speed * 60 + 1e-6));
