import { callsOf, groupAround } from "../../code/expressions.ts";
import type { Family } from "../../code/family.ts";
import { codeOf, matchesFromCode, matchesIn, type Rule } from "../rule.ts";

const patterns: Partial<Record<Family, RegExp>> = {
  javascript:
    /(["']?)\brejectUnauthorized\1\s*[:=]\s*false\b|\bprocess\.env(?:\.|\[["'])NODE_TLS_REJECT_UNAUTHORIZED["']?\]?\s*[:=]\s*["'`]?0\b|(["']?)\bstrictSSL\2\s*[:=]\s*false\b/g,
  python:
    /\bssl\._create_unverified_context\b|\bverify_mode\s*=\s*ssl\.CERT_NONE\b|\bcert_reqs\s*=\s*(?:ssl\.CERT_NONE|["']CERT_NONE)|\bcheck_hostname\s*=\s*False\b|\b(?:session|client|s)\.verify\s*=\s*False\b/g,
  go: /\bInsecureSkipVerify\s*[:=]\s*true\b/g,
  java: /\bNoopHostnameVerifier\b|\bALLOW_ALL_HOSTNAME_VERIFIER\b|\bDangerousAcceptAnyServerCertificateValidator\b/g,
  rust: /\bdanger_accept_invalid_(?:certs|hostnames)\s*\(\s*true\b/g,
  php: /\bCURLOPT_SSL_VERIFY(?:PEER|HOST)\s*(?:,|=>)\s*(?:false|0)\b|["']verify_peer(?:_name)?["']\s*=>\s*false\b/g,
  ruby: /\bOpenSSL::SSL::VERIFY_NONE\b/g,
  shell: /\bcurl\b[^\n|;&]*\s(?:-[a-zA-Z]*k[a-zA-Z]*|--insecure)(?=\s|$)|\bwget\b[^\n|;&]*--no-check-certificate\b/g,
};
/** Calls whose `verify=False` means certificates; other libraries mean other things. */
const requesting =
  /(?<![\w])(?:requests|httpx|session|sess|client|http|s)\.(?:get|post|put|patch|delete|head|options|request|send|stream|Client|AsyncClient)\s*\(|\b(?:AsyncClient|Client)\s*\(/g;

/** The other side of a connection may be anybody. */
export const certificatesUnchecked: Rule = {
  id: "certificates-unchecked",
  cwe: 295,
  severity: "problem",
  families: ["javascript", "python", "go", "java", "rust", "php", "ruby", "shell"],
  hint: /rejectUnauthorized|REJECT_UNAUTHORIZED|strictSSL|verif|CERT_NONE|check_hostname|InsecureSkip|Hostname|Dangerous|danger_|VERIFY|insecure|curl|wget/,
  find(code) {
    const pattern = patterns[code.family];
    const found = pattern === undefined ? [] : matchesFromCode(code, pattern);
    return code.family === "python"
      ? [...found, ...unverified(code)]
      : found.filter((span) => !isTyped(code.code, span));
  },
};

/** `rejectUnauthorized: false` as a type is no value. */
function isTyped(code: string, { start }: { readonly start: number }): boolean {
  const { start: from } = groupAround(code, start);
  return /\b(?:interface|type)\s[\w$<>,\s=&|]*\{$/.test(code.slice(Math.max(0, from - 200), from));
}

function unverified(code: Parameters<Rule["find"]>[0]) {
  return callsOf(code, requesting).flatMap(({ args }) =>
    args.flatMap((arg) => (/^\s*verify\s*=\s*False\s*$/.test(codeOf(code, arg)) ? arg : [])).map(trimmed(code.code)),
  );
}

/** Without the white space before it, so that it lies in its own line. */
function trimmed(code: string) {
  return ({ start, end }: { start: number; end: number }) => {
    const [first] = matchesIn(code.slice(start, end), /\S/g);
    return { start: start + (first?.start ?? 0), end };
  };
}
