/** The parts of OpenAI's SDK that are used, a file of its own in the package: loaded at the first request that needs it. */
export { OpenAI } from "openai/client";
export { Stream } from "openai/core/streaming";
