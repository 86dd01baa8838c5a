/** How a model gives edits: in blocks of its text, or by calling a tool. */
export type EditForm = "blocks" | "tool";

/** The tool that edits are given by; its schema is `editsSchema` of `src/review/answer`. */
export const editTool = {
  name: "propose_edits",
  description:
    "Proposes changes to files. The user reads each of them and accepts or rejects it; nothing is changed before that.",
};

/** The blocks that `src/review/answer` reads. */
const blocks = `How to give edits:
Each change is a block: the file's path on a line of its own, then a fence. The fence holds the lines as they are now and the lines that replace them:

src/greeting.ts
\`\`\`typescript
<<<<<<< SEARCH
  return "Hello, " + name;
=======
  return \`Hello, \${name}!\`;
>>>>>>> REPLACE
\`\`\`

- SEARCH repeats whole lines of the file exactly: white space, comments and all, without line numbers. Take the lines that change and as few others as make them the only such place in the file.
- Give one block for each place, in the order of the file. A file may have many blocks.
- Never leave code out with an ellipsis or a comment such as "rest unchanged", in neither part.
- To add lines, repeat the line beside which they belong and give it back with them. To take lines away, leave them out of the second part.
- A new file has an empty SEARCH part. Its path is one that doesn't exist yet.
- To delete a file, write \`*** Delete File: path/of/file\` on a line of its own, outside of any fence; to rename one, \`*** Rename File: old/path -> new/path\`.
- Where the code itself holds a fence of three back quotes, use four for the block's.
- Change nothing that the request doesn't ask for: no reformatting, no renaming, no other mends.
- Before the first block, one to three sentences say what changes and why. After the last block write nothing.`;

/** The arguments that `src/review/answer` reads. */
const tool = `How to give edits:
Call the tool \`${editTool.name}\` once, with all edits. Each edit is an object with the file's \`path\` and one of these:

- \`search\` and \`replace\`: whole lines of the file as they are now, and the lines that replace them.
- \`content\`: the whole text of a new file, whose path is one that doesn't exist yet.
- \`delete\`: true, to delete the file.
- \`newPath\`: the path that the file is renamed to.

For example: {"edits":[{"path":"src/greeting.ts","search":"  return name;\\n","replace":"  return name.trim();\\n"}]}

- \`search\` repeats whole lines of the file exactly: white space, comments and all, without line numbers. Take the lines that change and as few others as make them the only such place in the file.
- Give one edit for each place, in the order of the file. A file may have many edits.
- Never leave code out with an ellipsis or a comment such as "rest unchanged", in no part.
- To add lines, repeat the line beside which they belong and give it back with them. To take lines away, leave them out of \`replace\`.
- Change nothing that the request doesn't ask for: no reformatting, no renaming, no other mends.
- Before the call, one to three sentences of text say what changes and why. Don't repeat the edits in the text. After the call write nothing. Where the request asks for no edits, answer in text and don't call the tool.`;

/** What a model is told of each form. */
export const editFormats: Readonly<Record<EditForm, string>> = { blocks, tool };
