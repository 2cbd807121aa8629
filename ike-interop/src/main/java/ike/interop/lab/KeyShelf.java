package ike.interop.lab;

import com.google.common.collect.ImmutableMap;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The key tables of an endpoint that outlives a case: what the case adds to them is put among its evidence. */
final class KeyShelf {

    private final Path tables;
    private final Path evidence;
    private final Map<String, Integer> taken;

    private KeyShelf(Path tables, Path evidence, Map<String, Integer> taken) {
        this.tables = tables;
        this.evidence = evidence;
        this.taken = taken;
    }

    /** From now on what is added to the tables in one folder belongs into the other. */
    static KeyShelf open(Path tables, Path evidence) throws IOException {
        Files.createDirectories(evidence);
        Map<String, Integer> lines = new HashMap<>();
        for (Map.Entry<String, List<String>> table : read(tables).entrySet()) {
            lines.put(table.getKey(), table.getValue().size());
        }
        return new KeyShelf(tables, evidence, lines);
    }

    /** Puts there what was added so far. */
    void copy() throws IOException {
        for (Map.Entry<String, List<String>> table : read(tables).entrySet()) {
            List<String> lines = table.getValue();
            int first = taken.getOrDefault(table.getKey(), 0);
            Files.write(evidence.resolve(table.getKey()), lines.subList(first, lines.size()));
        }
    }

    private static ImmutableMap<String, List<String>> read(Path folder) throws IOException {
        ImmutableMap.Builder<String, List<String>> tables = ImmutableMap.builder();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (Path file : files) {
                tables.put(file.getFileName().toString(), Files.readAllLines(file));
            }
        }
        return tables.buildOrThrow();
    }
}
