package io.codedspark.spark.observe;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Chromium without a window. Found by the property {@code coded.chromium}, or on the path as chromium, chromium-browser or
 * google-chrome; Debian and Ubuntu have it as the package {@code chromium}.
 */
record Browser(String program, Path folder) {

    static final String NOT_FOUND =
            "Chromium is not installed: put chromium on the path (apt-get install chromium) or name it by -Dcoded.chromium";

    private static final long PATIENCE_SECONDS = 90;

    static Optional<Browser> find(Path folder) {
        String named = System.getProperty("coded.chromium", "");
        Stream<String> programs = named.isEmpty()
                ? Stream.of("chromium", "chromium-browser", "google-chrome").flatMap(Browser::onPath)
                : Stream.of(named);
        return programs.findFirst().map(program -> new Browser(program, folder));
    }

    private static Stream<String> onPath(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString);
    }

    /** Opens a page, runs its scripts, and gives what the page then is. */
    String open(String address) throws IOException, InterruptedException {
        Path dom = Files.createTempFile(folder, "dom", ".html");
        run(dom, List.of("--dump-dom", address));
        return Files.readString(dom);
    }

    /** Opens a page and takes a picture of it, a PNG. */
    Path picture(String address, String name) throws IOException, InterruptedException {
        Path png = folder.resolve(name + ".png");
        run(
                Files.createTempFile(folder, "out", ".txt"),
                List.of("--window-size=1400,1100", "--screenshot=" + png, address));
        return png;
    }

    private void run(Path output, List<String> what) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--virtual-time-budget=5000",
                "--user-data-dir=" + Files.createTempDirectory(folder, "profile")));
        command.addAll(what);
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        Process browser = new ProcessBuilder(command)
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        if (!browser.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly();
            throw new IOException("Chromium did not end within " + PATIENCE_SECONDS + " s: "
                    + Files.readString(errors, StandardCharsets.UTF_8));
        }
        if (browser.exitValue() != 0) {
            throw new IOException("Chromium ended with " + browser.exitValue() + ": " + Files.readString(errors));
        }
    }
}
