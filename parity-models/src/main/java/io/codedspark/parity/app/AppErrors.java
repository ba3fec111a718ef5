package io.codedspark.parity.app;

import io.codedspark.parity.data.DataException;
import io.codedspark.parity.io.ModelFolderException;
import io.codedspark.parity.run.BadRowException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.AnalysisException;
import picocli.CommandLine;

/**
 * Shows what went wrong on one screen: the message of the error that a user can do something about, without a stack trace,
 * and exit code 2. Anything else is a defect: its stack trace is shown, exit code 1.
 */
public final class AppErrors implements CommandLine.IExecutionExceptionHandler {

    private static final List<Class<? extends Throwable>> EXPLAINED = List.of(
            BadRowException.class,
            DataException.class,
            ModelFolderException.class,
            AnalysisException.class,
            IllegalArgumentException.class);

    /** A command that answers errors that way. */
    public static CommandLine commandLine(Object command) {
        return new CommandLine(command)
                .setExecutionExceptionHandler(new AppErrors())
                .setParameterExceptionHandler(AppErrors::wrongParameters)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static int wrongParameters(CommandLine.ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("error: " + wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("       " + command.getCommandSpec().qualifiedName() + " --help lists all options");
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) {
        Optional<Throwable> explained = explained(thrown);
        if (explained.isEmpty()) {
            thrown.printStackTrace(command.getErr());
            return 1;
        }
        String message = String.valueOf(explained.get().getMessage());
        command.getErr().println();
        command.getErr()
                .println("error: "
                        + message.lines()
                                .limit(12)
                                .reduce((a, b) -> a + "\n       " + b)
                                .orElse(""));
        command.getErr().flush();
        return 2;
    }

    /** The innermost cause that a user can do something about; what an executor told arrives as text in its driver's message. */
    static Optional<Throwable> explained(Throwable thrown) {
        Throwable found = null;
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            Throwable current = t;
            if (EXPLAINED.stream().anyMatch(type -> type.isInstance(current))) {
                found = t;
            }
        }
        return Optional.ofNullable(found).or(() -> fromExecutor(thrown));
    }

    private static Optional<Throwable> fromExecutor(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            for (String line : String.valueOf(t.getMessage()).split("\n")) {
                for (Class<? extends Throwable> type : EXPLAINED) {
                    int at = line.indexOf(type.getName() + ": ");
                    if (at >= 0) {
                        return Optional.of(new IllegalArgumentException(
                                line.substring(at + type.getName().length() + 2)));
                    }
                }
            }
        }
        return Optional.empty();
    }
}
