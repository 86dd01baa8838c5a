/**
 * Made-up secrets in the forms that their issuers document, by the rule that knows them. Each is put together at run time, so that no
 * scanner takes this file for a leak.
 */
const digits = "0123456789";
const letters = "abcdefghijKLMNOPQRSTuvwxyz";
const word = (length: number, alphabet = letters + digits): string =>
  Array.from({ length }, (_, index) => alphabet[(index * 7 + 3) % alphabet.length]).join("");
const join = (...parts: readonly string[]): string => parts.join("");

/** The secret, and a line of code in which it stands. */
export interface Sample {
  readonly name: string;
  readonly secret: string;
  readonly code: string;
}

function sample(name: string, secret: string, code = `const token = "${secret}";`): Sample {
  return { name, secret, code };
}

const keyBody = [join("MII", word(61)), word(64), word(64), word(20)];
const awsKey = word(40);
const mark = (which: string) => join("-----", which, " RSA PRIVATE ", "KEY-----");

export const samples: readonly Sample[] = [
  sample("aws", awsKey, join("AWS_SECRET_ACCESS_", `KEY = '${awsKey}'`)),
  sample("npm", join("npm", "_", word(36))),
  sample("slack", join("xox", "b-", word(12, digits), "-", word(24))),
  sample("basicauth", join("https", "://deploy:", word(14), "@git.internal.example.net")),
  sample("openai", join("sk", "-", word(20), "T3Blbk", "FJ", word(20))),
  sample("anthropic", join("sk-", "ant-api03-", word(93), "AA")),
  sample("groq", join("gsk", "_", word(52))),
  sample("huggingface", join("hf", "_", word(34, letters))),
  sample("linear", join("lin_", "api_", word(40))),
  sample("notion", join("ntn", "_", word(11, digits), word(35))),
  sample("sendgrid", join("SG", ".", word(22), ".", word(43))),
  sample("shopify", join("shp", "at_", word(32, "abcdef0123456789"))),
  sample("github", join("gh", "p_", word(36))),
  sample("github, fine-grained", join("github_", "pat_", word(82))),
  sample("gitlab", join("gl", "pat-", word(20))),
  sample("grafana", join("gl", "sa_", word(32), "_", word(8, "abcdef0123456789"))),
  sample("mysql", join("mysql", "://root:", word(14), "@db.internal.example.net:3306/shop")),
  sample("postgres", join("postgres", "://shop:", word(14), "@db.internal.example.net/shop")),
  sample("mongodb", join("mongodb", "://shop:", word(14), "@db.internal.example.net/shop")),
  sample("vault", join("hvs", ".", word(95))),
  sample("databricks", join("da", "pi", word(32, "abcdef0123456789"))),
  sample("docker", join("dckr_", "pat_", word(27))),
  sample("figma", join("fig", "d_", word(40))),
  sample("private key", keyBody.join("\n"), [mark("BEGIN"), ...keyBody, mark("END")].join("\n")),
  sample(
    "private key, its end cut off",
    keyBody.slice(0, 3).join("\n"),
    [mark("BEGIN"), ...keyBody.slice(0, 3)].join("\n"),
  ),
  sample("private key, its start cut off", keyBody.slice(1).join("\n"), [...keyBody.slice(1), mark("END")].join("\n")),
  sample(
    "private key in JSON",
    keyBody.join("\\n"),
    join(`"key": "${mark("BEGIN")}\\n${keyBody.join("\\n")}\\n${mark("END")}"`),
  ),
];
