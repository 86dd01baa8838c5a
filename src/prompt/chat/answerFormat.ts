/** How edits are to be given: the blocks that `src/review/answer` reads. */
export const editFormat = `How to give edits:
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
