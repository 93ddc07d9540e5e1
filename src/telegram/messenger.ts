import { type Api, GrammyError, HttpError } from "grammy";
import type { Address, Edited, Messenger, Note, Sent } from "../desk/messenger.ts";
import { deskKeyboard } from "./desk-keyboard.ts";
import { neverArrived } from "./retry-failures.ts";
import { threadOf } from "./thread-of.ts";

/** Writes where nobody asked. What Telegram does is told by what it gives; all but a closed chat is `failed` as well. */
export function messenger(api: Api, failed: (error: unknown) => void): Messenger {
  function standingOf(error: unknown): "closed" | "away" {
    if (!(error instanceof GrammyError || error instanceof HttpError)) throw error;
    if (isClosed(error)) return "closed";
    failed(error);
    return error instanceof HttpError || isPassing(error) ? "away" : "closed";
  }

  function unsent(error: unknown): Sent {
    const kind = standingOf(error);
    return kind === "away" && mayHaveArrived(error) ? { kind, mayBeThere: true } : { kind };
  }

  return {
    send: async (to, note) => {
      try {
        const { message_id: message } = await api.sendMessage(to.chat, note.html, {
          ...settings(note),
          ...threadOf(to),
        });
        return { kind: "sent", message };
      } catch (error) {
        return unsent(error);
      }
    },
    edit: async (to, message, note): Promise<Edited> => {
      try {
        await api.editMessageText(to.chat, message, note.html, settings(note));
        return "edited";
      } catch (error) {
        if (!(error instanceof GrammyError && error.error_code === 400)) return standingOf(error);
        return error.description.includes("message is not modified") ? "edited" : "gone";
      }
    },
    remove: async (to: Address, message: number) => {
      // A message that is gone, or too old to be deleted, is nobody's trouble.
      await api.deleteMessage(to.chat, message).catch((error: unknown) => {
        if (!(error instanceof GrammyError)) failed(error);
      });
    },
  };
}

function settings({ rows, isSilent }: Note) {
  return {
    parse_mode: "HTML",
    link_preview_options: { is_disabled: true },
    ...(rows !== undefined && { reply_markup: deskKeyboard(rows) }),
    ...(isSilent && { disable_notification: true }),
  } as const;
}

/** Blocked, put out, or never there. */
function isClosed(error: unknown): boolean {
  if (!(error instanceof GrammyError)) return false;
  return error.error_code === 403 || (error.error_code === 400 && error.description.includes("chat not found"));
}

/** Refused by a limit it is not there, nor where Telegram was not reached. */
function mayHaveArrived(error: unknown): boolean {
  if (error instanceof HttpError) return !neverArrived(error);
  return error instanceof GrammyError && error.error_code !== 429;
}

function isPassing({ error_code: code }: GrammyError): boolean {
  return code === 429 || code >= 500;
}
