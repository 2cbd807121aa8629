package ike.interop.guards;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A project of one file that breaks a guard. */
final class PlantedSource {

    private PlantedSource() {
    }

    static ImmutableList<SourceFile> in(Path root, String text) {
        try {
            Path folder = Files.createDirectories(root.resolve("ike-wire/src/main/java/ike/wire/v2"));
            Files.writeString(folder.resolve("Planted.java"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SourceFile.parse(root);
    }
}
