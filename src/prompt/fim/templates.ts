import type { FimFamily } from "../../model/fimForm.ts";

/** How a family of models is asked to fill in the middle by a raw prompt. */
export interface FimTemplate {
  /** How its models are called. */
  readonly names: RegExp;
  write(prefix: string, suffix: string): string;
  /** The tokens of the prompt, which the code itself must not hold. */
  readonly tokens: readonly string[];
  /** What ends an answer; a server takes the first four, the rest is looked for here. */
  readonly stop: readonly string[];
}

/** A template whose prompt ends where the answer begins, marked by a token of its own. */
function middleLast(
  [before, after, middle]: readonly [string, string, string],
  rest: Pick<FimTemplate, "names"> & { readonly ends: readonly string[] },
): FimTemplate {
  const tokens = [before, after, middle];
  return {
    names: rest.names,
    write: (prefix, suffix) => before + prefix + after + suffix + middle,
    tokens,
    stop: [...rest.ends, ...tokens],
  };
}

/** The formats, each with the page that states it. */
export const templates: Readonly<Record<FimFamily, FimTemplate>> = {
  // github.com/QwenLM/Qwen2.5-Coder, README, "File-Level Code Completion (Fill-in-the-middle)"; Qwen3-Coder keeps it.
  qwen: middleLast(["<|fim_prefix|>", "<|fim_suffix|>", "<|fim_middle|>"], {
    names: /qwen/i,
    ends: ["<|endoftext|>", "<|file_sep|>", "<|repo_name|>", "<|im_end|>", "<|fim_pad|>"],
  }),
  // github.com/mistralai/mistral-common, tokens/tokenizers/instruct.py, `encode_fim`: the suffix comes first.
  codestral: {
    names: /codestral|mistral|devstral/i,
    write: (prefix, suffix) => `[SUFFIX]${suffix}[PREFIX]${prefix}`,
    tokens: ["[SUFFIX]", "[PREFIX]", "[MIDDLE]"],
    stop: ["</s>", "[SUFFIX]", "[PREFIX]", "[MIDDLE]"],
  },
  // github.com/deepseek-ai/DeepSeek-Coder, README, "Code Insertion"; DeepSeek-Coder-V2 keeps it. The bars and blocks are not ASCII.
  deepseek: middleLast(["<｜fim▁begin｜>", "<｜fim▁hole｜>", "<｜fim▁end｜>"], {
    names: /deepseek/i,
    ends: ["<｜end▁of▁sentence｜>", "<|EOT|>"],
  }),
  // huggingface.co/bigcode/starcoder, model card, "Fill-in-the-middle"; StarCoder2 and the Granite Code models keep it.
  starcoder: middleLast(["<fim_prefix>", "<fim_suffix>", "<fim_middle>"], {
    names: /star-?coder|granite.*code|stable-?code/i,
    ends: ["<|endoftext|>", "<file_sep>", "<fim_pad>"],
  }),
  // github.com/meta-llama/codellama, llama/generation.py, `infilling_prompt_tokens`; the spaces belong to it.
  codellama: {
    names: /code-?llama/i,
    write: (prefix, suffix) => `<PRE> ${prefix} <SUF>${suffix} <MID>`,
    tokens: ["<PRE>", "<SUF>", "<MID>"],
    stop: ["<EOT>", "</s>", "<PRE>", "<SUF>", "<MID>"],
  },
  // ai.google.dev/gemma/docs/codegemma/prompt-structure; the answer ends with the file separator.
  codegemma: middleLast(["<|fim_prefix|>", "<|fim_suffix|>", "<|fim_middle|>"], {
    names: /code-?gemma/i,
    ends: ["<|file_separator|>", "<eos>", "<end_of_turn>"],
  }),
  // huggingface.co/ibm-granite/granite-4.0-micro, model card, "Fill-In-the-Middle"; the older Granite Code models are StarCoder's.
  granite: middleLast(["<|fim_prefix|>", "<|fim_suffix|>", "<|fim_middle|>"], {
    names: /granite(?!.*code)/i,
    ends: ["<|end_of_text|>", "<|fim_pad|>", "<|filename|>"],
  }),
  // huggingface.co/ByteDance-Seed/Seed-Coder-8B-Base, model card, "Fill-in-the-Middle"; the suffix comes first.
  seedCoder: {
    names: /seed-?coder/i,
    write: (prefix, suffix) => `<[fim-suffix]>${suffix}<[fim-prefix]>${prefix}<[fim-middle]>`,
    tokens: ["<[fim-suffix]>", "<[fim-prefix]>", "<[fim-middle]>"],
    stop: ["<[end▁of▁sentence]>", "<[fim-suffix]>", "<[fim-prefix]>", "<[fim-middle]>"],
  },
};

/** The template of a form, if the form is a family's. */
export function templateOf(form: string): FimTemplate | undefined {
  return Object.hasOwn(templates, form) ? templates[form as FimFamily] : undefined;
}
