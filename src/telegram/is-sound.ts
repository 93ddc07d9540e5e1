import type { Update } from "grammy/types";
import { z } from "zod";

/*
 * Only the members that the bot reads. What it does not read may be anything: the Bot API has something new each month.
 */
const id = z.int();
const user = z.object({
  id,
  is_bot: z.boolean(),
  first_name: z.string(),
  username: z.string().optional(),
  language_code: z.string().optional(),
});
const chat = z.object({ id, type: z.string() });
/** A private chat has its person's own id: what is told there is for nobody else. */
const isOwn = (of: z.infer<typeof chat>, person?: z.infer<typeof user>) =>
  of.type !== "private" || person === undefined || of.id === person.id;
const place = { chat, message_id: id, message_thread_id: id.optional(), is_topic_message: z.boolean().optional() };
const message = z
  .object({
    ...place,
    from: user.optional(),
    text: z.string().optional(),
    sender_chat: z.object({ id }).optional(),
    receiver_user: z.object({ id }).optional(),
    reply_to_message: z.object({ from: z.object({ id }).optional() }).optional(),
    migrate_to_chat_id: id.optional(),
    migrate_from_chat_id: id.optional(),
  })
  .refine(({ chat, from }) => isOwn(chat, from));
const button = z.object({ callback_data: z.string().optional() });
const keyboard = z.object({ inline_keyboard: z.array(z.array(button)) });
const press = z
  .object({
    id: z.string(),
    from: user,
    data: z.string().optional(),
    message: z.object({ ...place, reply_markup: keyboard.optional() }).optional(),
  })
  .refine(({ message, from }) => message === undefined || isOwn(message.chat, from));
const member = z.object({ status: z.string() });
const change = z
  .object({ chat, from: user, old_chat_member: member, new_chat_member: member })
  .refine(({ chat, from }) => isOwn(chat, from));

const kinds = {
  message: message.optional(),
  edited_message: message.optional(),
  callback_query: press.optional(),
  my_chat_member: change.optional(),
};
const update = z.object({ update_id: id, ...kinds });

/** Whether an update can be read. Telegram's own always can; who else knows the webhook's secret may send anything. */
export function isSound(value: Update): boolean {
  return update.safeParse(value).success;
}

/** Whether it is of a kind that the bot reads. Telegram sends no others, since it is told which. */
export function isOfInterest(value: Update): boolean {
  return Object.keys(kinds).some((kind) => kind in value);
}
