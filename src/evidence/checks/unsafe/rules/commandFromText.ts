import { type Call, callsOf, isBuiltOrNamed } from "../../code/expressions.ts";
import type { Family } from "../../code/family.ts";
import type { Code, Span } from "../../code/readCode.ts";
import { codeOf, type Rule, textOf } from "../rule.ts";

const callees: Partial<Record<Family, RegExp>> = {
  javascript:
    /(?<![\w$.])(?:(?:[\w$]+|require\s*\([^()]*\))\.)?(?:exec|execSync|execAsync|execPromise|spawn|spawnSync|execFile|execFileSync)\s*\(/g,
  python:
    /\bos\.(?:system|popen)\s*\(|\bsubprocess\.(?:run|call|check_call|check_output|Popen|getoutput|getstatusoutput)\s*\(|\basyncio\.create_subprocess_shell\s*\(/g,
  go: /\bexec\.Command(?:Context)?\s*\(/g,
  java: /\.exec\s*\(|\bnew\s+ProcessBuilder\s*\(/g,
  php: /(?<![\w$>:])(?:exec|shell_exec|system|passthru|popen|proc_open)\s*\(/g,
  ruby: /(?<![\w$.])(?:system|exec)\s*\(/g,
};
/** What makes an argument safe for a shell. */
const quoted =
  /\b(?:shlex\.(?:quote|join)|shell_?escape|shell_?quote|escapeshell(?:arg|cmd)|Shellwords|quote)\w*\s*[(.]/i;

/** A shell runs a string that was put together. */
export const commandFromText: Rule = {
  id: "command-from-text",
  cwe: 78,
  severity: "doubt",
  families: ["javascript", "python", "go", "java", "php", "ruby"],
  hint: /exec|spawn|system|popen|subprocess|Command|passthru|ProcessBuilder/,
  find(code) {
    const callee = callees[code.family];
    const calls = callee === undefined ? [] : callsOf(code, callee);
    return calls.filter((call) => {
      const command = commandOf(call, code);
      return command !== undefined && isBuiltOrNamed(code, command) && !quoted.test(codeOf(code, call));
    });
  },
};

/** Whether what a call is made on runs programs: `exec` is a regular expression's too. */
function isOfProcesses(call: string, { text }: Code): boolean {
  const receiver = /^(require\s*\([^()]*\)|[\w$]+)\.\w+\s*\(/.exec(call)?.[1];
  if (receiver === undefined) {
    return /child_process/.test(text);
  }
  const imported =
    /\b(?:const|let|var|import)\s+(?:\*\s+as\s+)?([\w$]+)\s*(?:=\s*require\s*\(|from)\s*["'](?:node:)?child_process["']/g;
  return /child_?process/i.test(receiver) || [...text.matchAll(imported)].some(([, name]) => name === receiver);
}

/** The argument that a shell would run; `undefined` where none would, or where the name may mean something else. */
function commandOf(call: Call, code: Code): Span | undefined {
  const whole = textOf(code, call);
  const name = code.text.slice(call.start, (call.args[0]?.start ?? call.end) - 1);
  switch (code.family) {
    case "javascript": {
      const isShell =
        /^(?:.*\.)?exec(?:Sync|Async|Promise)?\s*$/.test(name) || /\bshell\s*:\s*(?:true|["'`])/.test(whole);
      return isOfProcesses(whole, code) && isShell ? call.args[0] : undefined;
    }
    case "python":
      return /subprocess\.(?!get)/.test(name) && !/\bshell\s*=\s*True/.test(whole) ? undefined : call.args[0];
    case "go":
    case "java":
      return /["/](?:ba|z)?sh"|"cmd(?:\.exe)?"/.test(whole) || /\bgetRuntime\(\)$/.test(code.code.slice(0, call.start))
        ? (call.args.find((arg) => isBuiltOrNamed(code, arg)) ?? call.args[0])
        : undefined;
    default:
      return call.args[0];
  }
}
