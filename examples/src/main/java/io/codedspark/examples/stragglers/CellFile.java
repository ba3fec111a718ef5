package io.codedspark.examples.stragglers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finished cells as lines of JSON, so that a run that was cut off can go on. */
final class CellFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Terms terms;
    private final List<Cell> cells = new ArrayList<>();

    private CellFile(Path file, Terms terms) {
        this.file = file;
        this.terms = terms;
    }

    /** A new file; replaces one that is there. */
    static CellFile create(Path file, Terms terms) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.deleteIfExists(file);
        return new CellFile(file, terms);
    }

    /**
     * Goes on with a file, or makes a new one.
     *
     * @throws IllegalArgumentException when its cells were measured on other terms
     */
    static CellFile resume(Path file, Terms terms) throws IOException {
        if (!Files.exists(file)) {
            return create(file, terms);
        }
        CellFile resumed = new CellFile(file, terms);
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                resumed.cells.add(resumed.cell(JSON.readTree(line)));
            }
        }
        return resumed;
    }

    private Cell cell(JsonNode line) throws IOException {
        Terms then = JSON.treeToValue(line.get("terms"), Terms.class);
        if (!then.equals(terms)) {
            throw new IllegalArgumentException("The cells in " + file + " were measured with " + then
                    + ", but now it is " + terms + "; give the same options, or start again without --resume.");
        }
        return JSON.treeToValue(line.get("cell"), Cell.class);
    }

    /** Adds a finished cell. */
    void add(Cell cell) throws IOException {
        cells.add(cell);
        ObjectNode line = JSON.createObjectNode();
        line.set("terms", JSON.valueToTree(terms));
        line.set("cell", JSON.valueToTree(cell));
        Files.writeString(
                file,
                JSON.writeValueAsString(line) + System.lineSeparator(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    Optional<Cell> find(Situation situation, Remedy remedy) {
        return cells.stream()
                .filter(cell -> cell.situation() == situation && cell.remedy() == remedy)
                .findFirst();
    }

    /** All finished cells. */
    List<Cell> cells() {
        return List.copyOf(cells);
    }
}
