package ike.crypto;

import com.google.common.collect.ImmutableMap;
import ike.wire.Bytes;
import ike.wire.v2.EncryptionId;
import ike.wire.v2.IntegrityId;
import ike.wire.v2.PrfId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One published or recorded fact, read from a file of {@code src/test/resources/vectors} (its README tells the form). */
public final class Vector {
    private final String name;
    private final ImmutableMap<String, String> values;

    private Vector(String name, ImmutableMap<String, String> values) {
        this.name = name;
        this.values = values;
    }

    /** Every vector of a folder, by file name. */
    public static List<Vector> in(String folder) {
        try (Stream<Path> files = Files.list(Path.of(Vector.class.getResource("/vectors/" + folder).toURI()))) {
            return files.sorted().map(Vector::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Vector read(Path file) {
        Map<String, String> values = new LinkedHashMap<>();
        String key = "";
        try {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (line.startsWith(" ")) {
                    values.merge(key, line.strip(), String::concat);
                } else if (!line.startsWith("#") && equals > 0) {
                    key = line.substring(0, equals).strip();
                    values.put(key, line.substring(equals + 1).strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Vector(file.getFileName().toString(), ImmutableMap.copyOf(values));
    }

    /** The value as it is written. */
    public String text(String key) {
        return Optional.ofNullable(values.get(key))
                .orElseThrow(() -> new IllegalArgumentException(name + " has no " + key));
    }

    /** The value as octets. */
    public Bytes octets(String key) {
        return Bytes.fromHex(text(key));
    }

    /** The value as a secret of its own. */
    public Secret secret(String key) {
        return Secret.copyOf(octets(key));
    }

    /** The algorithm of {@code encryption} and {@code key-bits}. */
    public Encryption encryption() {
        int bits = Integer.parseInt(text("key-bits"));
        return Algorithms.encryptions().stream()
                .filter(e -> e.id() == EncryptionId.valueOf(text("encryption")) && e.keyBits() == bits).findFirst()
                .orElseThrow();
    }

    /** The algorithm of {@code integrity}. */
    public Optional<Integrity> integrity() {
        return Algorithms.integrity(IntegrityId.valueOf(text("integrity")));
    }

    /** The function that {@code key} names. */
    public Prf prf(String key) {
        return Algorithms.prf(PrfId.valueOf(text(key))).orElseThrow();
    }

    /** The file's name. */
    @Override
    public String toString() {
        return name;
    }
}
