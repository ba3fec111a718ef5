package io.codedspark.examples.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Runs processes that print what they measured, one item a line, separated by tabs: {@code rate} and its fields, or {@code
 * version}, of what, and which. Other lines are passed over.
 */
public final class MeasuringProcess {

    private final Consumer<String> rates;
    private final Map<String, String> versions = new TreeMap<>();
    private final Consumer<String> notes;

    /**
     * @param rates is given each line of a rate
     * @param notes is told of processes that end badly
     */
    public MeasuringProcess(Consumer<String> rates, Consumer<String> notes) {
        this.rates = rates;
        this.notes = notes;
    }

    /** Runs one to its end, and says so. */
    public void run(String name, ProcessBuilder builder, PrintWriter out) throws IOException, InterruptedException {
        out.println("measuring " + name + " ...");
        out.flush();
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("rate\t")) {
                    rates.accept(line);
                } else if (line.startsWith("version\t")) {
                    versions.put(line.split("\t", -1)[1], line.split("\t", -1)[2]);
                }
            }
        }
        if (process.waitFor() != 0) {
            notes.accept(name + " ended with code " + process.exitValue() + "; its figures are incomplete");
        }
    }

    /** The versions that processes told so far; may be added to. */
    public Map<String, String> versions() {
        return versions;
    }
}
