/** The part of OpenAI's SDK that is used, a file of its own in the package: loaded at the first request that needs it. */
export { OpenAI } from "openai/client";
