import { Network } from "../../../src/model/embedded/network.ts";

/** Adam's usual constants. */
const decay = { mean: 0.9, square: 0.999 };
const tiny = 1e-8;

/** A network with what it takes to learn its weights by gradient descent (Adam). */
export class Trainee {
  readonly network: Network;
  private readonly gradient: Float32Array;
  private readonly mean: Float32Array;
  private readonly square: Float32Array;
  private steps = 0;

  constructor(inputs: number, hidden: number, random: () => number) {
    const weights = new Float32Array(Network.size(inputs, hidden));
    for (let at = 0; at < weights.length; at++) {
      weights[at] = (random() - 0.5) * 0.3;
    }
    this.network = new Network(inputs, hidden, weights);
    this.gradient = new Float32Array(weights.length);
    this.mean = new Float32Array(weights.length);
    this.square = new Float32Array(weights.length);
  }

  /** Adds the gradient of a loss whose derivative by the output is `slope`. */
  learn(values: Float32Array, offset: number, slope: number): void {
    const { inputs, hidden, weights } = this.network;
    const outputs = hidden * (inputs + 1);
    for (let unit = 0, at = 0; unit < hidden; unit++, at += inputs + 1) {
      let activation = weights[at + inputs]!;
      for (let input = 0; input < inputs; input++) {
        activation += weights[at + input]! * values[offset + input]!;
      }
      if (activation <= 0) {
        continue;
      }
      this.gradient[outputs + unit]! += slope * activation;
      const inner = slope * weights[outputs + unit]!;
      for (let input = 0; input < inputs; input++) {
        this.gradient[at + input]! += inner * values[offset + input]!;
      }
      this.gradient[at + inputs]! += inner;
    }
    this.gradient[outputs + hidden]! += slope;
  }

  /** Takes one step of `rate` along the gradient gathered since the last one. */
  step(rate: number): void {
    this.steps++;
    const { weights } = this.network;
    const meanScale = 1 - decay.mean ** this.steps;
    const squareScale = 1 - decay.square ** this.steps;
    for (let at = 0; at < weights.length; at++) {
      const slope = this.gradient[at]!;
      this.mean[at] = decay.mean * this.mean[at]! + (1 - decay.mean) * slope;
      this.square[at] = decay.square * this.square[at]! + (1 - decay.square) * slope * slope;
      weights[at]! -= (rate * (this.mean[at]! / meanScale)) / (Math.sqrt(this.square[at]! / squareScale) + tiny);
    }
    this.gradient.fill(0);
  }
}

export function encodeWeights(weights: Float32Array): string {
  return Buffer.from(weights.buffer, weights.byteOffset, weights.byteLength).toString("base64");
}
