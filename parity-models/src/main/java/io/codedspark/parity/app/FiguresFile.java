package io.codedspark.parity.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.package$;

/** Writes a command's figures as JSON on a Hadoop path, with versions, machine and settings. */
public final class FiguresFile {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private FiguresFile() {}

    /**
     * Writes figures; replaces a file that is there.
     *
     * @param path where
     * @param command what was run
     * @param settings what it was run with
     * @param figures what it measured
     */
    public static void write(
            String path, Configuration configuration, String command, Map<String, ?> settings, Map<String, ?> figures)
            throws IOException {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("command", command);
        all.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        all.put("versions", versions());
        all.put(
                "machine",
                Map.of(
                        "processors",
                        Runtime.getRuntime().availableProcessors(),
                        "arch",
                        System.getProperty("os.arch")));
        all.put("settings", settings);
        all.put("figures", figures);
        Path target = new Path(path);
        try (OutputStream out = target.getFileSystem(configuration).create(target, true)) {
            out.write(JSON.writeValueAsBytes(all));
        }
    }

    private static Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("java", Runtime.version().toString());
        versions.put("spark", package$.MODULE$.SPARK_VERSION());
        versions.put(
                "nd4j",
                org.nd4j.versioncheck.VersionCheck.getVersionInfos().stream()
                        .filter(info -> info.getArtifactId().equals("nd4j-api"))
                        .map(info -> info.getBuildVersion())
                        .findFirst()
                        .orElse("unknown"));
        return versions;
    }
}
