/** Line breaks behind lines that say something. */
export function breaksIn(text: string): number {
  return text.match(/\S[^\n]*\n/g)?.length ?? 0;
}
