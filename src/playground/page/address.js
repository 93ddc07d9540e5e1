/**
 * Who one is and which chat is open stand in the address, so that reload and the browser's Back work: #/PERSON/CHAT
 * @typedef {{ person?: number, chat?: number }} Place
 */

/** @returns {Place} */
export function readAddress(hash) {
  const [, person, chat] = /^#\/(\d+)(?:\/(-?\d+))?$/.exec(hash) ?? [];
  return {
    ...(person === undefined ? {} : { person: Number(person) }),
    ...(chat === undefined ? {} : { chat: Number(chat) }),
  };
}

/** @param {number} person @param {number} [chat] */
export function addressOf(person, chat) {
  return chat === undefined ? `#/${person}` : `#/${person}/${chat}`;
}
