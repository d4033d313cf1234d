internal import Document

/// What carries out the tasks of a job, as lines for the shell: a queue of a cluster, or a program on this machine.
///
/// In `submit`, `alive`, `cancel` and `most` stand, in braces: `{script}`, the task; `{tasks}`, how many there are, `{last}`,
/// the number of the last from 0, `{indices}`, all their numbers; `{limit}`, how many at a time; `{cores}`; `{logs}`, a
/// folder; `{job}`, the first word that `submit` printed; `{options}`.
package struct ClusterEngine: Hashable, Sendable {
    /// What `--on` calls it.
    package var name: String
    /// Hands the tasks over, and prints the job's name; without `alive` it ends when the tasks have.
    package var submit = ""
    /// Prints a line for each task that is still to be waited for, `R` or `RUNNING` in those that run; nothing when the job
    /// has gone. Where it fails, nothing is known.
    package var alive: String?
    /// Ends the job.
    package var cancel: String?
    /// The variable, or an expression of the shell's arithmetic, that is the task's number from 0.
    package var index = "0"
    /// What stands before the worker in the task's script.
    package var launch = ""
    /// The program that carries out a task; `nil` for this bnbook.
    package var worker: String?
    /// What `submit` is given beside all this; `--with` adds to it.
    package var options = ""
    /// How many cores a task has.
    package var cores = 1
    /// How many tasks may run at a time; `nil` for all.
    package var limit: Int?
    /// The most tasks of a job.
    package var tasks = 1000
    /// Prints another bound on the tasks of a job.
    package var most: String?
    /// How many seconds a task should take; one that was ended is followed by shorter ones.
    package var length = 600.0
    /// Runs that take fewer seconds than this together are trained here.
    package var worthwhile = 60.0
    /// Seconds from one question to the next whether the job is alive.
    package var poll = 30.0
    /// Seconds that results may be late after the job has gone.
    package var patience = 65.0

    /// One that does nothing yet.
    package init(name: String) { self.name = name }
}

extension ClusterEngine {
    /// Those that are known without being told.
    package static let builtIn: [ClusterEngine] = {
        var reader = YAMLReader(name: "engine of bnbook") { _, _ in Position(line: 1, column: 1) }
        return reader.engines(in: builtInLines)
    }()

    /// The engines in a YAML file, each a name with its keys.
    /// - Throws: all that is wrong with it.
    package static func list(path: String, source: [UInt8]) throws(Diagnostics) -> [ClusterEngine] {
        try YAMLReader.file(at: path, source, name: "engine") { reader, text in reader.engines(in: text) }.value
    }

    /// As they would stand in `bnbook.yml`.
    private static let builtInLines = """
        slurm:
          submit: >-
            sbatch --parsable --job-name=bnbook --array=0-{last}%{limit} --cpus-per-task={cores}
            --output={logs}/%a.log --open-mode=append {options} {script}
          alive: >-
            jobs=$(squeue -h -r -u "$(id -un)" -o '%F %T') &&
            printf '%s\\n' "$jobs" | awk -v job={job} '$1 == job {print $2}'
          cancel: scancel {job}
          index: SLURM_ARRAY_TASK_ID
          launch: srun --ntasks=1 --quiet
          most: scontrol show config | awk '/^MaxArraySize/ {print $3}'
        parallel:
          submit: >-
            script={script} logs={logs} parallel --env script --env logs --jobs {limit} {options}
            'BNBOOK_TASK={} sh "$script" >> "$logs"/{}.log 2>&1' ::: {indices}
          index: BNBOOK_TASK
        local:
          submit: sh {script} >> {logs}/0.log 2>&1
          tasks: 1
        """
}
