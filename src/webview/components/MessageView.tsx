import { useState } from "preact/hooks";
import type { Turn } from "../protocol.ts";
import { usePanel } from "./panel.ts";

interface MessageViewProps {
  readonly turn: string;
  readonly message: NonNullable<Turn["message"]>;
}

/** A message, such as a commit message, that can be changed before it is put where it belongs. */
export function MessageView({ turn, message }: MessageViewProps) {
  const { words, post } = usePanel();
  const [written, setWritten] = useState<{ readonly of: string; readonly text: string }>();
  const text = written?.of === message.text ? written.text : message.text;
  return (
    <div class="message">
      <textarea
        aria-label={words.message}
        rows={Math.min(16, text.split("\n").length + 1)}
        value={text}
        onInput={({ currentTarget }) => setWritten({ of: message.text, text: currentTarget.value })}
      />
      <p class="actions">
        <button type="button" class="primary" onClick={() => post({ type: "useMessage", turn, text })}>
          {message.button}
        </button>
        <button type="button" onClick={() => post({ type: "copy", text })}>
          {words.copy}
        </button>
      </p>
    </div>
  );
}
