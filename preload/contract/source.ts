import { z } from 'zod';
import { remoteApis, type RemoteApi } from './remote-api.ts';
import { signInSchema, type Credentials, type SignIn } from './sign-in.ts';
import type { ColumnInfo } from './dataset.ts';

/** Where the rows of each kind of source are: nothing in it is secret, it is kept with jobs. */
interface Locations {
  sqlite: {
    file: string;
    /** What people call it, when that is not the file's name. */
    label?: string;
  };
  /** Rows that were in memory, as `writeRecordsFile` has written them. */
  records: { file: string; label: string };
  /** A server's interface. */
  remote: {
    url: string;
    api: RemoteApi;
    /** What people call it, when that is not the server's name. */
    label?: string;
    /** Without it the server is not told who asks. */
    signIn?: SignIn;
    /** A file of certificate authorities (PEM) that are trusted beside those of the system. */
    authorities?: string;
  };
}

/** How each kind is reached: its place, and with it whatever secret that takes. A file takes none. */
interface Accesses {
  sqlite: Locations['sqlite'];
  records: Locations['records'];
  remote: Pick<Locations['remote'], 'url' | 'api'> & {
    label: string;
    credentials?: Credentials;
    /** Certificates (PEM) of authorities that are trusted beside those of the system. */
    authorities?: readonly string[];
    /** The proxy's address; none when absent. */
    proxy?: string;
  };
}

export type SourceKind = keyof Locations;

/** Where rows are read from. Only main makes one: the window never names a file. */
export type SourceLocation<K extends SourceKind = SourceKind> = {
  [P in K]: { kind: P } & Locations[P];
}[K];

/** How rows are reached: made by `main/sources` each time they are read, never kept and never shown. */
export type SourceAccess<K extends SourceKind = SourceKind> = { [P in K]: { kind: P } & Accesses[P] }[K];

// Loose: what another version knows beside it stays.
const locationSchemas = {
  sqlite: z.looseObject({
    kind: z.literal('sqlite'),
    file: z.string(),
    label: z.string().exactOptional(),
  }),
  records: z.looseObject({ kind: z.literal('records'), file: z.string(), label: z.string() }),
  remote: z.looseObject({
    kind: z.literal('remote'),
    url: z.string(),
    api: z.enum(remoteApis),
    label: z.string().exactOptional(),
    signIn: signInSchema.exactOptional(),
    authorities: z.string().exactOptional(),
  }),
} satisfies { [K in SourceKind]: z.ZodType<SourceLocation<K>> };

/** A location that was kept by whatever version. */
export const sourceLocationSchema: z.ZodType<SourceLocation> = z.union(Object.values(locationSchemas));

/** A table in a file of records: what its first line says. */
export interface RecordsTable {
  name: string;
  columns: ColumnInfo[];
  rows: number;
}
