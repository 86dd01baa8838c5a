/** A request waits no longer than about this for the slice of learning that runs when it arrives, in milliseconds. */
const sliceMs = 2;

interface Job {
  readonly steps: Iterator<void>;
  readonly done: () => void;
}

interface Request {
  readonly id: number;
  readonly answer: () => void;
  readonly drop: () => void;
}

/**
 * Shares one thread between requests and learning: the newest request first, then a slice of the front job. Between two
 * slices messages come in.
 */
export class Schedule {
  private request: Request | undefined;
  private readonly jobs: Job[] = [];
  private running = false;
  private readonly failed: (error: unknown) => void;

  constructor(failed: (error: unknown) => void) {
    this.failed = failed;
  }

  /** Takes the place of an older request, which is dropped. */
  ask(request: Request): void {
    this.request?.drop();
    this.request = request;
    this.wake();
  }

  cancel(id: number): void {
    if (this.request?.id === id) {
      this.request = undefined;
    }
  }

  /** Runs a job in slices, behind the others or before them; resolves when it has ended, also by an error, which is told. */
  run(steps: Iterator<void>, place: "first" | "last"): Promise<void> {
    return new Promise((done) => {
      this.jobs[place === "first" ? "unshift" : "push"]({ steps, done });
      this.wake();
    });
  }

  private wake(): void {
    if (!this.running) {
      this.running = true;
      setImmediate(() => this.turn());
    }
  }

  private turn(): void {
    this.running = false;
    const { request } = this;
    const [job] = this.jobs;
    this.request = undefined;
    if (request !== undefined) {
      this.guarded(request.answer, request.drop);
    } else if (job !== undefined) {
      this.guarded(
        () => this.slice(job),
        () => this.remove(job),
      );
    }
    if (this.request !== undefined || this.jobs.length > 0) {
      this.wake();
    }
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
        this.remove(job);
        return;
      }
    }
  }

  private remove(job: Job): void {
    this.jobs.splice(this.jobs.indexOf(job), 1);
    job.done();
  }
}
