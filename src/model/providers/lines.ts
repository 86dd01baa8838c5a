/**
 * Cuts a text that comes in pieces into lines. They end in LF, CRLF or CR, as lines of server-sent events do
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream). A CR ends its line at once: waiting
 * for an LF that never comes would hold the event back.
 */
export class Lines {
  private rest = "";
  private endedInReturn = false;

  /** Takes the next piece; gives the lines that it completes, without their ends. */
  take(piece: string): readonly string[] {
    if (piece === "") {
      return [];
    }
    const text = this.endedInReturn && piece.startsWith("\n") ? piece.slice(1) : piece;
    this.endedInReturn = piece.endsWith("\r");
    const plain = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
    // A long line comes in many pieces; looking through all of it at each would take the square of its length.
    if (!plain.includes("\n")) {
      this.rest += plain;
      return [];
    }
    const lines = (this.rest + plain).split("\n");
    this.rest = lines.pop() ?? "";
    return lines;
  }

  /** What came after the last line's end. */
  end(): string {
    return this.rest;
  }
}
