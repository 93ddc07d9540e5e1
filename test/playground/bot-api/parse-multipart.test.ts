import { describe, expect, test } from "vitest";
import { parseMultipart } from "../../../src/playground/bot-api/parse-multipart.ts";

const type = "multipart/form-data; boundary=xx";
const parse = (body: string, contentType = type) => parseMultipart(Buffer.from(body), contentType);
const part = (head: string, content: string) => `--xx\r\ncontent-disposition:${head}\r\n\r\n${content}\r\n`;

describe("a multipart form", () => {
  test("is read with quotes and without", async () => {
    const body = `${part('form-data;name="a"', "é 1")}${part(" form-data; name=b; filename=x y.csv", "1,\r\n2")}--xx--\r\n`;
    const fields = parse(body);
    expect(fields?.[0]).toEqual(["a", "é 1"]);
    const [name, file] = fields?.[1] ?? [];
    if (!(file instanceof File)) throw new Error("no file");
    expect([name, file.name, await file.text()]).toEqual(["b", "x y.csv", "1,\r\n2"]);
  });

  test("is read as the platform writes it", async () => {
    const form = new FormData();
    form.set("a", "1");
    form.set("b", new File([new Uint8Array([13, 10, 0, 255])], 'é "x".bin', { type: "application/pdf" }));
    const request = new Request("http://localhost/", { method: "POST", body: form });
    const body = Buffer.from(await request.arrayBuffer());
    const fields = parseMultipart(body, request.headers.get("content-type") ?? "");
    expect(fields?.[0]).toEqual(["a", "1"]);
    const file = fields?.[1]?.[1];
    if (!(file instanceof File)) throw new Error("no file");
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array([13, 10, 0, 255]));
  });

  test.each([
    ["no boundary", `${part('form-data; name="a"', "1")}--xx--`, "multipart/form-data"],
    ["no end", part('form-data; name="a"', "1"), type],
    ["no name", `${part("form-data", "1")}--xx--`, type],
    ["no gap after the head", '--xx\r\ncontent-disposition: form-data; name="a"\r\n--xx--', type],
    ["nothing", "", type],
  ])("is none with %s", (_, body, contentType) => {
    expect(parse(body, contentType)).toBeUndefined();
  });
});
