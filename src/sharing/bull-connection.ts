import type { IRedisClient } from "bullmq";
import type { RedisLink } from "../storage/redis-link.ts";

/**
 * The store's connection in the shape that BullMQ asks for. What BullMQ lets go of, it also stops listening to, and an
 * error that nobody listens to ends the program: so somebody always listens.
 */
export async function bullConnection({ client }: RedisLink, failed: (error: unknown) => void): Promise<IRedisClient> {
  const { createNodeRedisClient } = await import("bullmq");
  const heard = (connection: IRedisClient): IRedisClient => {
    const duplicate = connection.duplicate.bind(connection);
    return Object.assign(connection.on("error", failed), {
      duplicate: (...given: unknown[]) => heard(duplicate(...given)),
    });
  };
  return heard(createNodeRedisClient(client));
}
