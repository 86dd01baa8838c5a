import type { Clock } from "../client/clock.ts";

/** A request waits no longer than about this for the slice of learning that runs when it arrives, in milliseconds. */
const sliceMs = 2;
/** Milliseconds without learning behind each slice while somebody types: a fifth of a core is left to it, the rest to the editor. */
const restMs = 8;
/** Milliseconds after a request in which somebody is taken to type. */
const typingMs = 1000;

type Urgency = "urgent" | "background";

interface Job {
  readonly urgency: Urgency;
  readonly steps: Iterator<void>;
  readonly done: () => void;
}

/** A request that waits for its turn. */
export interface WaitingRequest {
  readonly id: number;
  readonly answer: () => void;
  /** Called instead of `answer` when a newer request takes its place, or when answering failed; never after `cancel`. */
  readonly drop: () => void;
}

/**
 * Shares one thread between requests and learning: the newest request first, then those that wait for their turn, then a slice of the job that was begun. Between
 * two slices messages come in. Jobs run one after another, the urgent ones before the others, which take rests while somebody types.
 */
export class Schedule {
  private request: WaitingRequest | undefined;
  private readonly queue: WaitingRequest[] = [];
  private current: Job | undefined;
  private readonly jobs: Record<Urgency, Job[]> = { urgent: [], background: [] };
  private isAwake = false;
  private endRest: (() => void) | undefined;
  /** When the last request came. */
  private askedAt = Number.NEGATIVE_INFINITY;
  /** Milliseconds of learning since the last rest began, and until when that one lasts. */
  private worked = 0;
  private restUntil = Number.NEGATIVE_INFINITY;
  private readonly failed: (error: unknown) => void;
  private readonly clock: Clock;

  /** `failed` is told what a request or a job threw. */
  constructor(failed: (error: unknown) => void, clock: Clock) {
    this.failed = failed;
    this.clock = clock;
  }

  /** Takes the place of an older request, which is dropped. */
  ask(request: WaitingRequest): void {
    this.request?.drop();
    this.request = request;
    this.askedAt = this.clock.now();
    this.wake();
  }

  /** Answered in its turn: nothing takes its place. */
  askNext(request: WaitingRequest): void {
    this.queue.push(request);
    this.askedAt = this.clock.now();
    this.wake();
  }

  cancel(id: number): void {
    if (this.request?.id === id) {
      this.request = undefined;
    }
    const at = this.queue.findIndex((request) => request.id === id);
    if (at >= 0) {
      this.queue.splice(at, 1);
    }
  }

  /** Runs a job in slices; resolves when it has ended, also by an error. */
  run(steps: Iterator<void>, urgency: Urgency): Promise<void> {
    return new Promise((done) => {
      this.jobs[urgency].push({ urgency, steps, done });
      this.wake();
    });
  }

  private wake(): void {
    this.endRest?.();
    this.endRest = undefined;
    if (!this.isAwake) {
      this.isAwake = true;
      setImmediate(() => this.turn());
    }
  }

  private turn(): void {
    this.isAwake = false;
    const request = this.request ?? this.queue.shift();
    this.request = undefined;
    if (request !== undefined) {
      this.guarded(request.answer, request.drop);
      this.wake();
      return;
    }
    this.current ??= this.jobs.urgent.shift() ?? this.jobs.background.shift();
    if (this.current !== undefined) {
      this.work(this.current);
    }
  }

  /** A slice of a job, once the rest before it is over. */
  private work(job: Job): void {
    const began = this.clock.now();
    if (this.isTyped(began) && !this.isUrgent(job) && began < this.restUntil) {
      this.endRest = this.clock.after(this.restUntil - began, () => this.wake());
      return;
    }
    this.guarded(
      () => this.slice(job, began + sliceMs),
      () => this.end(job),
    );
    const ended = this.clock.now();
    this.worked += ended - began;
    if (this.worked >= sliceMs) {
      this.worked = 0;
      this.restUntil = ended + restMs;
    }
    this.wake();
  }

  private isTyped(now: number): boolean {
    return now - this.askedAt < typingMs;
  }

  /** What is in the way of an urgent job is urgent, too. */
  private isUrgent({ urgency }: Job): boolean {
    return urgency === "urgent" || this.jobs.urgent.length > 0;
  }

  private guarded(work: () => void, giveUp: () => void): void {
    try {
      work();
    } catch (error) {
      this.failed(error);
      giveUp();
    }
  }

  private slice(job: Job, until: number): void {
    while (this.clock.now() < until) {
      if (job.steps.next().done === true) {
        this.end(job);
        return;
      }
    }
  }

  private end(job: Job): void {
    this.current = undefined;
    job.done();
  }
}
