import { type BudgetReason, ModelError } from "../errors.ts";
import type { Feature } from "../model.ts";
import type { Clock } from "./clock.ts";

const minute = 60_000;

/** Failures in a row, within milliseconds, after which a feature is stopped. */
const mostFailures = 10;
const failuresWithin = 5 * minute;

export type RunawayReason = Extract<BudgetReason, "asksOverAndOver" | "failsOverAndOver">;

export interface StoppedFeature {
  readonly feature: Feature;
  readonly why: RunawayReason;
  /** By the guard's clock, in milliseconds. */
  readonly since: number;
}

/** What became of a request. `left`: neither an answer nor a failure. `unasked`: it counts as never asked, too. */
export type Course = "answered" | "failed" | "left" | "unasked";

/** Stops a feature that asks or fails over and over, until a person lets it go on. One for a window. */
export class RunawayGuard {
  private readonly clock: Clock;
  private readonly onChange: () => void;
  private readonly tracks = new Map<Feature, Track>();

  /** `onChange`: a feature was stopped, or goes on. */
  constructor(clock: Clock, onChange: () => void) {
    this.clock = clock;
    this.onChange = onChange;
  }

  /** The features that are stopped. */
  stopped(): readonly StoppedFeature[] {
    return [...this.tracks].flatMap(([feature, { stop }]) => (stop === undefined ? [] : [{ feature, ...stop }]));
  }

  /** A person lets a feature go on, or all of them; what was counted is forgotten. */
  goOn(feature?: Feature): void {
    const going = feature === undefined ? [...this.tracks.values()] : [this.trackOf(feature)];
    const wasStopped = going.some(({ stop }) => stop !== undefined);
    for (const track of going) {
      track.forget();
    }
    if (wasStopped) {
      this.onChange();
    }
  }

  /**
   * Lets a request of a feature go out that may send so many a minute. The caller tells once what became of it. Throws `ModelError` of kind
   * `budget`, marked as unsent, where the feature is stopped or is so now.
   */
  enter(feature: Feature, mostAMinute: number): (course: Course) => void {
    const track = this.trackOf(feature);
    const now = this.clock.now();
    if (track.stop === undefined && track.askedSince(now - minute) >= mostAMinute) {
      this.halt(track, "asksOverAndOver");
    }
    if (track.stop !== undefined) {
      throw new ModelError("budget", { budget: track.stop.why, isUnsent: true });
    }
    const end = track.ask(now);
    return (course) => {
      end(course, this.clock.now());
      if (track.stop === undefined && track.failures >= mostFailures) {
        this.halt(track, "failsOverAndOver");
      }
    };
  }

  private trackOf(feature: Feature): Track {
    const track = this.tracks.get(feature) ?? new Track();
    this.tracks.set(feature, track);
    return track;
  }

  private halt(track: Track, why: RunawayReason): void {
    track.stop = { why, since: this.clock.now() };
    this.onChange();
  }
}

/** What a feature did lately. */
class Track {
  stop: Omit<StoppedFeature, "feature"> | undefined;
  private asked: readonly { readonly at: number }[] = [];
  private failedAt: readonly number[] = [];

  /** Failures in a row, none of them too old when the last one came. */
  get failures(): number {
    return this.failedAt.length;
  }

  askedSince(time: number): number {
    this.asked = this.asked.filter(({ at }) => at > time);
    return this.asked.length;
  }

  ask(at: number): (course: Course, now: number) => void {
    const asked = { at };
    this.asked = [...this.asked, asked];
    return (course, now) => {
      if (course === "unasked") {
        this.asked = this.asked.filter((other) => other !== asked);
      } else if (course === "answered") {
        this.failedAt = [];
      } else if (course === "failed") {
        this.failedAt = [...this.failedAt.filter((failed) => failed > now - failuresWithin), now];
      }
    };
  }

  forget(): void {
    this.stop = undefined;
    this.asked = [];
    this.failedAt = [];
  }
}
