import type { Task } from "../../context/task.ts";
import type { Asked, Check, HardTask, TaskQuestion } from "../check.ts";
import { linesOf } from "./hunkSpans.ts";

/** A kind of task that models do badly, by what tells it, and what would have to be known for a good answer. */
interface Kind {
  readonly task: HardTask;
  /** Commands after which it matters. */
  readonly features: readonly Task["feature"][];
  /** In the person's words, and in what a terminal or a diagnostic says. */
  readonly words: RegExp;
  readonly paths?: RegExp;
  /** In the lines that were asked about. */
  readonly code?: RegExp;
  /** Each with the words of a request that answer it. */
  readonly questions: Readonly<Partial<Record<TaskQuestion, RegExp>>>;
}

const changing: readonly Task["feature"][] = ["generate", "fix", "change", "convert"];

/** From the most telling to the least: a request is of the first kind that fits. */
const kinds: readonly Kind[] = [
  {
    task: "environment",
    features: ["explain", "fix"],
    words:
      /\b(?:command not found|E(?:ACCES|PERM|ADDRINUSE|CONNREFUSED|CONNRESET|NOTFOUND|NOSPC|MFILE)|permission denied|address already in use|connection refused|no space left on device|cannot open shared object file|GLIBC_\d[\d.]*|certificate has expired|self[- ]signed certificate|unsupported engine|Cannot connect to the Docker daemon|works on my machine|ModuleNotFoundError|externally-managed-environment)\b/i,
    questions: {
      system: /\b(?:ubuntu|debian|fedora|alpine|mac ?os|windows|wsl|linux|v?\d+\.\d+\.\d+)\b/i,
      changed: /\b(?:since|yesterday|upgrad\w+|updat\w+|worked|until)\b/i,
      machine: /\b(?:ci|container|docker|locally?|laptop|server|runner|pod)\b/i,
    },
  },
  {
    task: "security",
    features: changing,
    words:
      /\b(?:authenticat\w+|authori[sz]ation|log-?in (?:flow|form|endpoint|route)|sign-?in (?:flow|endpoint|route)|passwords?|passphrase|encrypt\w*|decrypt\w*|cipher|cryptograph\w+|JWTs?|OAuth2?|OIDC|SAML|CSRF|XSS|two-factor|2FA|access control|RBAC|payments?|credit cards?|card numbers?|saniti[sz]e\w*|private keys?)\b/i,
    paths:
      /(?:^|[/._-])(?:auth|authn|authz|oauth2?|jwt|crypto|cryptography|encryption|payments?|billing|security|passwords?|acl|rbac)(?=[/._-])/i,
    code: /\b(?:create(?:Cipheriv|Decipheriv|Hmac|Sign|Verify)|timingSafeEqual|pbkdf2\w*|scrypt\w*|bcrypt\w*|argon2\w*|crypto\.subtle|jwt\.(?:sign|verify|decode)|(?:hash|check|compare|verify)_?[Pp]assword|(?:sign|verify)_?[Tt]oken|paymentIntents?)\b/,
    questions: {
      threat: /\b(?:attack\w*|threat\w*|abus\w+|malicious|untrusted|brute|replay|guess\w*)\b/i,
      standard:
        /\b(?:bcrypt|argon2\w*|scrypt|pbkdf2|AES\S*|RSA|Ed25519|HMAC|SHA-?\d+|OAuth2?|OIDC|SAML|JWTs?|Stripe|passport|RFC ?\d+|librar\w+)\b/i,
      secrets: /\b(?:vault|KMS|env(?:ironment)?|secret|keychain|rotat\w+|stored?)\b/i,
    },
  },
  {
    task: "architecture",
    features: ["generate", "change", "convert"],
    words:
      /\b(?:architect\w*|redesign|micro-?services?|monolith|multi-?tenan\w+|event[- ]driven|event sourcing|CQRS|horizontal(?:ly)? scal\w+|scalab\w+|high availability|sharding|distributed (?:system|lock|transaction)s?|database schema|system design|design (?:a|the|an) (?:system|service|platform|backend|schema))\b/i,
    questions: {
      load: /\b\d[\d.,]*\s*(?:users|requests|rps|[kmg]b|tb|rows|million|thousand|k)\b|\b(?:per second|throughput|latency)\b/i,
      fixed: /\b(?:must|keep\w*|without (?:changing|breaking)|compatib\w+|constraint\w*)\b/i,
      operation: /\b(?:deploy\w*|kubernetes|aws|gcp|azure|on-?prem\w*|docker|serverless|lambda)\b/i,
      failure: /\b(?:fail\w*|outage\w*|retr(?:y|ies)|consisten\w+|rollback)\b/i,
    },
  },
];

/** What was recognised, and by which words. */
export interface RecognisedTask {
  readonly task: HardTask;
  readonly because: string;
  readonly questions: readonly TaskQuestion[];
}

/** The kind of task that models do badly, if it is one, with the questions that the request leaves open. */
export function hardTaskOf({ task, question }: Asked): RecognisedTask | undefined {
  const words = [task.instruction, question, task.diagnostic?.message, task.text].filter(Boolean).join("\n");
  for (const { task: hard, features, words: telling, paths, code, questions } of kinds) {
    const found = features.includes(task.feature)
      ? (telling.exec(words) ?? paths?.exec(task.document?.path ?? "") ?? code?.exec(askedLines(task)))
      : undefined;
    if (found) {
      const open = Object.entries(questions).filter(([, answered]) => !answered.test(words));
      const because = found[0].replace(/^[/._-]/, "");
      return { task: hard, because, questions: open.map(([name]) => name as TaskQuestion) };
    }
  }
  return undefined;
}

/** What was selected; of a whole file its path tells enough. */
function askedLines({ document, selection }: Task): string {
  return selection === undefined
    ? ""
    : linesOf(document?.text ?? "")
        .slice(selection.start, selection.start + selection.count)
        .join("\n");
}

/** Says of a task that models do badly that it is one. It judges the request alone, so it never passes anything. */
export const taskKindCheck: Check = {
  id: "taskKind",
  async run({ asked }, _knowledge, signal) {
    signal.throwIfAborted();
    const recognised = asked && hardTaskOf(asked);
    const result = { check: "taskKind" as const, unseen: [] };
    return recognised === undefined
      ? { ...result, outcome: "notChecked", findings: [], seen: [], reason: "nothingToCheck" }
      : {
          ...result,
          outcome: "found",
          findings: [{ kind: "hardTask", ...recognised, severity: "doubt", place: {} }],
          seen: [recognised.because],
        };
  },
};
