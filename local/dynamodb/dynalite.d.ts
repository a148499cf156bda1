declare module 'dynalite' {
  import type { Server } from 'node:http';
  /** DynamoDB over LevelDB; closing the server closes the database. */
  export default function dynalite(options: { readonly path?: string; readonly createTableMs?: number }): Server;
}
