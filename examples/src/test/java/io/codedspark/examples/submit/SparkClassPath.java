package io.codedspark.examples.submit;

import java.io.File;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** This JVM's class path, divided into what a Spark installation has and what users bring. */
final class SparkClassPath {

    /** Our modules and what the shaded jar holds. */
    private static final Predicate<String> SHADED = Pattern.compile(
                    ".*/(target/(test-)?classes|[^/]*codedspark[^/]*|target/[^/]*\\.jar)/?"
                            + "|.*/(org/deeplearning4j|org/nd4j|org/bytedeco|info/picocli|org/ejml|io/codedspark)/.*")
            .asMatchPredicate();

    private static final Predicate<String> BACKEND =
            Pattern.compile(".*/(nd4j-native|javacpp|openblas)-[^/]*\\.jar").asMatchPredicate();

    private SparkClassPath() {}

    private static List<String> entries() {
        return Arrays.asList(System.getProperty("java.class.path").split(File.pathSeparator));
    }

    /** A class path with Spark and what it brings, and nothing of ours. */
    static String ofSpark() {
        return entries().stream().filter(SHADED.negate()).collect(Collectors.joining(File.pathSeparator));
    }

    /** The jars of an ND4J backend with their native libraries, which users choose and the shaded jar leaves out. */
    static List<String> ofBackend() {
        return entries().stream().filter(BACKEND).toList();
    }
}
