/** A request waits no longer than about this for the slice of learning that runs when it arrives, in milliseconds. */
const sliceMs = 2;

interface Job {
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
 * two slices messages come in. Jobs run one after another, the urgent ones before the others.
 */
export class Schedule {
  private request: WaitingRequest | undefined;
  private readonly queue: WaitingRequest[] = [];
  private current: Job | undefined;
  private readonly jobs: Record<"urgent" | "background", Job[]> = { urgent: [], background: [] };
  private isAwake = false;
  private readonly failed: (error: unknown) => void;

  /** `failed` is told what a request or a job threw. */
  constructor(failed: (error: unknown) => void) {
    this.failed = failed;
  }

  /** Takes the place of an older request, which is dropped. */
  ask(request: WaitingRequest): void {
    this.request?.drop();
    this.request = request;
    this.wake();
  }

  /** Answered in its turn: nothing takes its place. */
  askNext(request: WaitingRequest): void {
    this.queue.push(request);
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
  run(steps: Iterator<void>, urgency: "urgent" | "background"): Promise<void> {
    return new Promise((done) => {
      this.jobs[urgency].push({ steps, done });
      this.wake();
    });
  }

  private wake(): void {
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
    } else {
      this.current ??= this.jobs.urgent.shift() ?? this.jobs.background.shift();
      if (this.current === undefined) {
        return;
      }
      const job = this.current;
      this.guarded(
        () => this.slice(job),
        () => this.end(job),
      );
    }
    this.wake();
  }

  private guarded(work: () => void, giveUp: () => void): void {
    try {
      work();
    } catch (error) {
      this.failed(error);
      giveUp();
    }
  }

  private slice(job: Job): void {
    const until = performance.now() + sliceMs;
    while (performance.now() < until) {
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
