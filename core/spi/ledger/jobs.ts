/** A run of one of the hub's own jobs. */
export interface JobRun {
  /** `case-projection`, `poll acme/returns`. */
  readonly job: string;
  readonly at: Date;
  /** How often it should run, in milliseconds; 0: whenever there is something to do. */
  readonly everyMs: number;
  /** Code of the error, where it failed. */
  readonly failed?: string;
}

/** How a job stands. */
export interface JobStanding {
  readonly job: string;
  readonly everyMs: number;
  readonly ranAt: Date;
  /** Absent: never yet. */
  readonly succeededAt?: Date;
  /** Since when every run has failed, and the code of the last. */
  readonly failingSince?: Date;
  readonly failed?: string;
}

/** The hub's own jobs, with their last runs. */
export interface JobRuns {
  recordJob(run: JobRun): Promise<void>;
  /** Forgets a job that there is no more. */
  forgetJob(job: string): Promise<void>;
  /** All jobs, by name. */
  jobs(): Promise<readonly JobStanding[]>;
}
