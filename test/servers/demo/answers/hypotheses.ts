interface Failure {
  readonly signs: RegExp;
  readonly answer: string;
}

/** Failures whose cause may lie outside of the code, with what would tell. */
const failures: readonly Failure[] = [
  {
    signs: /ECONNREFUSED|connection refused/i,
    answer: `Nothing answers at that address and port.

1. The server is not running.

   \`\`\`sh
   node --version && ps -ef | grep node
   \`\`\`

   No line with the server's script means that it has ended or was never started.
2. It listens on another port or address.

   \`\`\`sh
   ss -ltn
   \`\`\`

   The list shows every port that somebody listens on.`,
  },
  {
    signs: /ENOTFOUND|EAI_AGAIN|getaddrinfo/i,
    answer: `The host's name leads to no address.

1. The name is misspelt, or known in another network alone.

   \`\`\`sh
   getent hosts localhost
   \`\`\`

   Put the name in place of \`localhost\`: no line means that this machine does not know it.
2. The machine has no connection.

   \`\`\`sh
   ip route
   \`\`\`

   Without a line that begins with \`default\` nothing outside can be reached.`,
  },
  {
    signs: /Cannot find (module|package)|ERR_MODULE_NOT_FOUND|Cannot find type definition/i,
    answer: `A module is not where the import says.

1. It is not installed.

   \`\`\`sh
   npm ls --depth=0
   \`\`\`

   A missing package is listed as such, or not at all.
2. The path is wrong; imports of this shop end in \`.ts\`.

   \`\`\`sh
   git status --short
   \`\`\`

   It shows files that were renamed or deleted.`,
  },
];

/** Ranked causes for a failure to connect or to find something; `undefined` for all else. */
export function hypotheses(text: string): string | undefined {
  return failures.find(({ signs }) => signs.test(text))?.answer;
}
