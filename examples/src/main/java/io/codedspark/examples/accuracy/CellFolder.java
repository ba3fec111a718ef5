package io.codedspark.examples.accuracy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.codedspark.parity.io.IfPresent;
import io.codedspark.parity.io.ModelFolder;
import io.codedspark.parity.io.ModelSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Finished cells of one data set and one choice of settings, and the deployed network of each seed: a run that was stopped goes on
 * where it was.
 */
final class CellFolder {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;

    /** The folder of a data set with these settings, below {@code root}. */
    CellFolder(Path root, String data, String settings) throws IOException {
        this.folder = Files.createDirectories(root.resolve(data + "-" + settings));
    }

    Optional<Cell> find(String code, int k, int r, long seed) throws IOException {
        Path file = file(code, k, r, seed);
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), Cell.class)) : Optional.empty();
    }

    /** Written beside its place and moved, so that a cell is there whole or not at all. */
    Cell keep(Cell cell) throws IOException {
        Path file = file(cell.code(), cell.k(), cell.r(), cell.seed());
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, JSON.writeValueAsBytes(cell));
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return cell;
    }

    /** The deployed network of a seed; trained parity networks are not kept. */
    ModelFolder deployed(long seed) throws IOException {
        return ModelFolder.at(folder.resolve("deployed-s" + seed).toUri().toString(), new Configuration());
    }

    static void keep(ModelFolder folder, ModelSet deployed) throws IOException {
        folder.save(deployed, IfPresent.REPLACE);
    }

    private Path file(String code, int k, int r, long seed) {
        return folder.resolve(code + "-k" + k + "-r" + r + "-s" + seed + ".json");
    }
}
