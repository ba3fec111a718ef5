package io.codedspark.examples;

import io.codedspark.spark.observe.CodedEventLog;
import io.codedspark.spark.observe.view.CodedJobView;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The coded jobs of an application that ran elsewhere, from its event log: <pre>bin/coded report EVENT-LOG</pre> */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Prints the coded jobs of an event log of Spark.")
public final class Report implements Callable<Integer> {

    @Parameters(
            paramLabel = "EVENT-LOG",
            description =
                    "What Spark wrote into spark.eventLog.dir: a file, or a folder eventlog_v2_... of rolled files.")
    private String log = "";

    @Option(names = "--json", description = "Print a JSON array with an object for each coded job, and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        List<CodedJobView> jobs = CodedEventLog.read(log, new Configuration());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CodedJobView.toJson(jobs));
        } else if (jobs.isEmpty()) {
            out.println("no coded job in " + log);
        } else {
            jobs.forEach(out::print);
        }
        out.flush();
        return 0;
    }
}
