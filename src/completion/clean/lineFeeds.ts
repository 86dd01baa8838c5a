import type { Step } from "./step.ts";

/** Gives line feeds for whatever line ends the model wrote. */
export const lineFeeds: Step = ({ text, isWhole }) => {
  const certain = isWhole ? text : text.replace(/\r$/, "");
  return { text: certain.includes("\r") ? certain.replace(/\r\n?/g, "\n") : certain, isWhole };
};
