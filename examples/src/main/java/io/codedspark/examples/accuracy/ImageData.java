package io.codedspark.examples.accuracy;

import io.codedspark.parity.app.DataChoice;
import io.codedspark.parity.data.ImageSets;
import io.codedspark.parity.data.PictureTar;
import io.codedspark.parity.train.Architecture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * The data sets of the benchmark and the deployed network for each. MNIST and CIFAR-10 lie in folders of these names in
 * {@code $CODED_DATA}, or in {@code ../shared/data}.
 */
enum ImageData {
    DIGITS("digits", new Architecture.SmallCnn(12, 24, 200)),
    MNIST("mnist", new Architecture.SmallCnn(12, 24, 200)),
    FASHION_MNIST("fashion-mnist", new Architecture.SmallCnn(12, 24, 200)),
    CIFAR_10("cifar-10", new Architecture.SmallCnn(24, 48, 128)),
    CIFAR_10_RESIDUAL("cifar-10-residual", Architecture.residual());

    private final String id;
    private final Architecture architecture;

    ImageData(String id, Architecture architecture) {
        this.id = id;
        this.architecture = architecture;
    }

    static ImageData named(String name) {
        for (ImageData data : values()) {
            if (data.id.equals(name)) {
                return data;
            }
        }
        throw new IllegalArgumentException("There is no data set named \"" + name
                + "\"; choose digits, mnist, fashion-mnist, cifar-10 or" + " cifar-10-residual.");
    }

    String id() {
        return id;
    }

    Architecture architecture() {
        return architecture;
    }

    /** Whether the files are there. */
    boolean present() {
        return switch (this) {
            case DIGITS -> true;
            case MNIST -> Files.exists(folder("mnist").resolve("train-images-idx3-ubyte.gz"));
            case FASHION_MNIST -> Files.exists(Path.of("/usr/share/datasets/fashion-mnist"));
            case CIFAR_10, CIFAR_10_RESIDUAL -> Files.exists(folder("cifar10").resolve("train.tar.gz"));
        };
    }

    DataChoice read(Configuration configuration) {
        return switch (this) {
            case DIGITS -> DataChoice.of(DataChoice.DIGITS, configuration);
            case MNIST -> DataChoice.of(folder("mnist").toString(), configuration);
            case FASHION_MNIST -> DataChoice.of(ImageSets.FASHION_MNIST, configuration);
            case CIFAR_10, CIFAR_10_RESIDUAL ->
                new DataChoice("CIFAR-10 as JPEGs", pictures("train", configuration), pictures("test", configuration));
        };
    }

    static List<ImageData> allPresent() {
        return List.of(values()).stream().filter(ImageData::present).toList();
    }

    private static io.codedspark.parity.data.LabelledImages pictures(String part, Configuration configuration) {
        return PictureTar.read(
                folder("cifar10").resolve(part + ".tar.gz").toString(), PictureTar.CIFAR_10, configuration);
    }

    private static Path folder(String name) {
        return Optional.ofNullable(System.getenv("CODED_DATA"))
                .map(Path::of)
                .orElseGet(() -> Path.of("..", "shared", "data"))
                .resolve(name)
                .toAbsolutePath()
                .normalize();
    }
}
