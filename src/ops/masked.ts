/** Account numbers, phone numbers, and the ids of people and chats are all that long; a line of a file is not. */
const longNumbers = /\d{6,}/g;

/** A text that somebody else wrote, an error's for one, without the numbers that may name a person. */
export function masked(text: string): string {
  return text.replaceAll(longNumbers, "•••");
}
