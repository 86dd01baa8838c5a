import type { Experience, Experiences, JudgedLine } from "../../../src/completion/experience.ts";

/** Of a model that nobody asks in advance, because what it says is never taken. */
const experience: Experience = {
  acceptance: 0,
  lineTrust: 0.9,
  errsOfLate: false,
  trustAfterMiss: 0.6,
  leastProbability: 0,
};

/** Learns nothing, and remembers what it was told. */
export class Told implements Experiences {
  readonly lines: JudgedLine[] = [];
  private readonly experience: Experience;

  constructor(differing: Partial<Experience> = {}) {
    this.experience = { ...experience, ...differing };
  }

  of(): Experience {
    return this.experience;
  }

  judged(_model: string, _languageId: string, line: JudgedLine): void {
    this.lines.push(line);
  }

  firstTokenAfter(): void {}
}
