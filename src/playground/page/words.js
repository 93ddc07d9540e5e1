const english = {
  skip: "Skip to the message field",
  chats: "Chats",
  account: "Person and language",
  person: "Who are you?",
  language: "Language",
  noLanguage: "not told",
  help: "Help",
  close: "Close",
  back: "Back to the chats",
  more: "More",
  messages: "Messages",
  newest: "To the newest message",
  commands: "Commands",
  menu: "Menu",
  keyboard: "The bot's keyboard",
  message: "Message",
  attach: "Attach",
  send: "Send",
  cancel: "Cancel",
  start: "Start",
  unblock: "Unblock the bot",
  block: "Block the bot",
  reply: "Reply",
  replyTo: "Reply to",
  edit: "Edit",
  editing: "Edit message",
  edited: "edited",
  copyText: "Copy text",
  copied: "Copied",
  copyThis: "Copy",
  remove: "Delete",
  you: "You",
  bot: "bot",
  group: "group",
  typing: "is typing",
  connecting: "Connecting…",
  choose: "Choose a chat to start messaging",
  empty: "No messages here yet",
  emptyHint: "Press Start to begin the conversation.",
  emptyGroup: "Write the first message.",
  noAnswer: "The bot did not answer this button",
  notHere: "This button does not work in the playground",
  spoiler: "Hidden text, press to show",
  showAll: "Show all or less of the quote",
  sticker: "Sticker",
  photo: "Photo",
  voice: "Voice message",
  document: "File",
  location: "Location",
  contact: "Contact",
  unknown: "Message of another kind",
  joined: "joined the group",
  left: "left the group",
};

/** @type {typeof english} */
const indonesian = {
  skip: "Langsung ke kolom pesan",
  chats: "Daftar chat",
  account: "Orang dan bahasa",
  person: "Anda sebagai siapa?",
  language: "Bahasa",
  noLanguage: "tidak diberitahukan",
  help: "Bantuan",
  close: "Tutup",
  back: "Kembali ke daftar chat",
  more: "Lainnya",
  messages: "Pesan",
  newest: "Ke pesan terbaru",
  commands: "Perintah",
  menu: "Menu",
  keyboard: "Papan tombol bot",
  message: "Pesan",
  attach: "Lampirkan",
  send: "Kirim",
  cancel: "Batal",
  start: "Mulai",
  unblock: "Buka blokir bot",
  block: "Blokir bot",
  reply: "Balas",
  replyTo: "Balas ke",
  edit: "Edit",
  editing: "Edit pesan",
  edited: "diedit",
  copyText: "Salin teks",
  copied: "Disalin",
  copyThis: "Salin",
  remove: "Hapus",
  you: "Anda",
  bot: "bot",
  group: "grup",
  typing: "sedang mengetik",
  connecting: "Menyambungkan…",
  choose: "Pilih chat untuk mulai berkirim pesan",
  empty: "Belum ada pesan",
  emptyHint: "Tekan Mulai untuk memulai percakapan.",
  emptyGroup: "Tulis pesan pertama.",
  noAnswer: "Bot tidak menjawab tombol ini",
  notHere: "Tombol ini tidak berfungsi di playground",
  spoiler: "Teks tersembunyi, tekan untuk melihat",
  showAll: "Tampilkan semua atau sebagian kutipan",
  sticker: "Stiker",
  photo: "Foto",
  voice: "Pesan suara",
  document: "Berkas",
  location: "Lokasi",
  contact: "Kontak",
  unknown: "Pesan jenis lain",
  joined: "bergabung ke grup",
  left: "keluar dari grup",
};

/**
 * The page's own few words: Indonesian, unless the person's language says English.
 * @param {string | undefined} languageCode
 */
export function wordsFor(languageCode) {
  return languageCode?.startsWith("en")
    ? { locale: "en-GB", html: "en", ...english }
    : { locale: "id-ID", html: "id", ...indonesian };
}

/** Puts the words where index.html asks for them: data-text, data-label, data-placeholder. */
export function showWords(words) {
  document.documentElement.lang = words.html;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = words[node.dataset.text];
  for (const node of document.querySelectorAll("[data-label]")) node.ariaLabel = words[node.dataset.label];
  for (const node of document.querySelectorAll("[data-placeholder]")) {
    node.placeholder = words[node.dataset.placeholder];
  }
}
