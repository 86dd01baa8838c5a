/** A network of one hidden layer of rectified units and one output, small enough to be asked thousands of times a request. */
export class Network {
  readonly inputs: number;
  readonly hidden: number;
  /** By hidden unit: its weights of the inputs and its bias; then the output's weights of the units and its bias. */
  readonly weights: Float32Array;

  constructor(inputs: number, hidden: number, weights: Float32Array) {
    if (weights.length !== Network.size(inputs, hidden)) {
      throw new Error(`A network of ${inputs} inputs and ${hidden} units cannot have ${weights.length} weights.`);
    }
    this.inputs = inputs;
    this.hidden = hidden;
    this.weights = weights;
  }

  static size(inputs: number, hidden: number): number {
    return hidden * (inputs + 1) + hidden + 1;
  }

  /** The output for the inputs that start at `offset`. */
  run(values: Float32Array, offset: number): number {
    const { inputs, hidden, weights } = this;
    const outputs = hidden * (inputs + 1);
    let sum = weights[outputs + hidden]!;
    for (let unit = 0, at = 0; unit < hidden; unit++) {
      let activation = weights[at + inputs]!;
      for (let input = 0; input < inputs; input++) {
        activation += weights[at + input]! * values[offset + input]!;
      }
      if (activation > 0) {
        sum += activation * weights[outputs + unit]!;
      }
      at += inputs + 1;
    }
    return sum;
  }
}

/** Weights as `weights.ts` holds them: 32-bit floats in base64. */
export function decodeWeights(encoded: string): Float32Array {
  return new Float32Array(Uint8Array.from(Buffer.from(encoded, "base64")).buffer);
}
