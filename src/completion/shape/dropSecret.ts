import type { Filter } from "./filter.ts";

/**
 * Forms of secrets that are known by their beginning, as their givers document them: private keys (RFC 7468), AWS, GitHub, GitLab, Slack, Stripe,
 * OpenAI and Anthropic, Google, npm. The rules that search what is sent know more, but take too long for a key press.
 */
const secret =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----|\b(?:AKIA|ASIA)[A-Z2-7]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_\w{22,}|\bglpat-[\w-]{20}|\bxox[abposr]-[A-Za-z0-9-]{10,}|\b[sr]k_live_[A-Za-z0-9]{16,}|\bsk-(?:ant-|proj-)?[A-Za-z0-9_-]{20,}|\bAIza[\w-]{35}|\bnpm_[A-Za-z0-9]{36}/;

/** Drops a suggestion that holds a secret which the text around the cursor does not: a model learnt it elsewhere, or made it up. */
export const dropSecret: Filter = (draft, { prefix, suffix }) => {
  const found = secret.exec(draft.text)?.[0];
  return found === undefined || prefix.includes(found) || suffix.includes(found) ? draft : "secret";
};
