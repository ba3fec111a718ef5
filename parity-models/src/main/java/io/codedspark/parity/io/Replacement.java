package io.codedspark.parity.io;

import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Puts a finished folder in its place. */
final class Replacement {

    private Replacement() {}

    /** A hidden path beside the given one, never used before. */
    static Path temporaryBeside(Path path) {
        return new Path(path.getParent(), "." + path.getName() + "-" + UUID.randomUUID());
    }

    /** Renames {@code from} to {@code to}; what was there is put aside first, and put back when that fails. */
    static void move(FileSystem files, Path from, Path to) throws IOException {
        Path aside = temporaryBeside(to);
        boolean present = files.exists(to);
        if (present && !files.rename(to, aside)) {
            throw new ModelFolderException(
                    "What is at " + to + " cannot be put aside; check the rights on its parent.");
        }
        if (!files.rename(from, to)) {
            if (present) {
                files.rename(aside, to);
            }
            throw new ModelFolderException("The finished models cannot be renamed to " + to
                    + "; check the rights on its parent and that nobody else writes there.");
        }
        if (present) {
            files.delete(aside, true);
        }
    }
}
