/** What may stand before a name in back quotes without being part of it. */
const lead =
  /^(?:(?:async|await|class|const|def|enum|export|fn|fun|func|function|interface|let|new|return|struct|type|typeof|var)\s+)*(?:[@#&*$!.]|::|->|\.\.\.)?/;
/** One name or a chain of members, then perhaps a call, type arguments, an index or a mark. */
const chain =
  /^([\p{L}_$][\p{L}\p{N}_$]*(?:(?:\?\.|\.|::|->|#)[\p{L}_$][\p{L}\p{N}_$]*)*)(?:\(.*\)|<.*>|\[.*\]|[!?;*&])*$/u;
/** Longer code spans are code, not names. */
const longestName = 160;

/**
 * The parts of a name in back quotes, such as `Cart` and `total` of `Cart.total()`; `undefined` where it is no name: an
 * expression, a command, a text, a number.
 */
export function namesIn(code: string): readonly string[] | undefined {
  if (code.length > longestName) {
    return undefined;
  }
  const name = chain.exec(code.replace(lead, ""))?.[1];
  return name?.split(/\?\.|\.|::|->|#/);
}
