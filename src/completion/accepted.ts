/**
 * The suggestion that a change of the document took, as a whole: the stable API tells of no other way than the text that appears.
 * A single character is as likely typed by hand. Lines may end as the document's do.
 */
export function acceptedBy(inserted: readonly string[], offered: string): string | undefined {
  const isTaken = offered.length > 1 && inserted.some((text) => text.replaceAll("\r\n", "\n").endsWith(offered));
  return isTaken ? offered : undefined;
}
