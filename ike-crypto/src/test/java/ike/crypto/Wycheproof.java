package ike.crypto;

import com.google.common.base.Splitter;
import ike.wire.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One case of Project Wycheproof, read from a table of {@code src/test/resources/wycheproof}: its first lines tell its
 * columns and its source.
 *
 * @param cells the columns in the order of the file
 */
public record Wycheproof(List<String> cells) {
    /** Every case of a table. */
    public static List<Wycheproof> in(String table) {
        try (InputStream file = Wycheproof.class.getResourceAsStream("/wycheproof/" + table + ".txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> new Wycheproof(Splitter.on('|').splitToList(line))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A column as it is written. */
    public String text(int column) {
        return cells.get(column);
    }

    /** A column as octets. */
    public Bytes octets(int column) {
        return Bytes.fromHex(cells.get(column));
    }

    /** A column as a secret of its own. */
    public Secret secret(int column) {
        return Secret.copyOf(octets(column));
    }
}
