/**
 * What tells a message from all others in its chat: those that one person sees alone count downwards.
 * @param {{ message_id: number, ephemeral_message_id?: number }} message
 */
export const keyOf = ({ message_id, ephemeral_message_id }) =>
  ephemeral_message_id === undefined ? message_id : -ephemeral_message_id;
