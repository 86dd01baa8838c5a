/** An edit as a model writes it: a path, and a block that says what to replace. An empty `search` makes a new file. */
export function edit(path: string, search: string, replace: string): string {
  const lines = (text: string) => (text === "" ? "" : `${text}\n`);
  return `${path}\n\`\`\`\n<<<<<<< SEARCH\n${lines(search)}=======\n${lines(replace)}>>>>>>> REPLACE\n\`\`\`\n\n`;
}

/** An edit that puts a comment above a line. */
export function comment(path: string, line: string, says: string): string {
  return edit(path, line, `/** ${says} */\n${line}`);
}
