/** A file that was sent, and its bytes. */
export type KeptFile = {
  readonly file_id: string;
  readonly file_unique_id: string;
  readonly file_name: string;
  readonly file_size: number;
  readonly mime_type: string;
};

type NewFile = { readonly name: string; readonly type: string; readonly bytes: Uint8Array<ArrayBuffer> };

export type FileStore = {
  readonly keep: (file: NewFile) => KeptFile;
  readonly find: (file_id: string) => { readonly file: KeptFile; readonly bytes: Uint8Array<ArrayBuffer> } | undefined;
};

/** Keeps the last files, up to so many bytes in all. */
export function fileStore(firstId: number, capacityBytes: number): FileStore {
  const files = new Map<string, { readonly file: KeptFile; readonly bytes: Uint8Array<ArrayBuffer> }>();
  let size = 0;
  let nextId = firstId;

  function forgetOldest(): void {
    for (const [id, { file }] of files) {
      if (size <= capacityBytes) return;
      files.delete(id);
      size -= file.file_size;
    }
  }

  return {
    keep({ name, type, bytes }) {
      const file_id = `file-${nextId}`;
      nextId += 1;
      const file: KeptFile = {
        file_id,
        file_unique_id: `unique-${file_id}`,
        file_name: name,
        file_size: bytes.byteLength,
        mime_type: type,
      };
      files.set(file_id, { file, bytes });
      size += bytes.byteLength;
      forgetOldest();
      return file;
    },
    find: (file_id) => files.get(file_id),
  };
}
