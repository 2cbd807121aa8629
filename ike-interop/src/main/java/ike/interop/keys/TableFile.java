package ike.interop.keys;

import com.google.common.collect.ImmutableList;
import com.google.common.io.BaseEncoding;
import ike.crypto.Secret;
import ike.interop.files.FileFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads one of Wireshark's tables: lines of columns parted by commas, text in quotes, comments behind {@code #}. */
final class TableFile {
    private static final int MAX_LINES = 100_000;
    private static final BaseEncoding HEX = BaseEncoding.base16();

    private TableFile() {
    }

    /** What a line says. */
    interface LineReader<T> {
        T read(Line line) throws KeyTableException;
    }

    /** A line is right, but of an algorithm that is not known here. */
    static final class UnknownAlgorithm extends KeyTableException {
        private static final long serialVersionUID = 1L;

        private UnknownAlgorithm(String line) {
            super(line);
        }
    }

    /**
     * The lines of a file. One of an algorithm that is not known here, as Wireshark's Twofish, costs nobody but itself.
     *
     * @param leftOut is told of each such line: file, line, and which algorithm
     */
    static <T> ImmutableList<T> read(Path file, LineReader<T> reader, Consumer<String> leftOut)
            throws KeyTableException {
        ImmutableList.Builder<T> rows = ImmutableList.builder();
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            int number = 0;
            for (@Nullable
            String text = in.readLine(); text != null; text = in.readLine()) {
                number++;
                if (number > MAX_LINES) {
                    throw new KeyTableException(file + ": more than " + MAX_LINES + " lines");
                }
                if (!text.isBlank() && !text.stripLeading().startsWith("#")) {
                    try {
                        rows.add(reader.read(Line.split(file, number, text)));
                    } catch (UnknownAlgorithm e) {
                        leftOut.accept(String.valueOf(e.getMessage()));
                    }
                }
            }
        } catch (NoSuchFileException _) {
            return ImmutableList.of();
        } catch (KeyTableException e) {
            throw e;
        } catch (IOException e) {
            throw new KeyTableException("cannot read " + file + ": " + FileFailure.reading(e), e);
        }
        return rows.build();
    }

    /** The columns of one line; what they should be but are not is said with file and line. */
    record Line(Path file, int number, ImmutableList<String> columns) {
        static Line split(Path file, int number, String text) throws KeyTableException {
            ImmutableList.Builder<String> columns = ImmutableList.builder();
            StringBuilder column = new StringBuilder();
            boolean quoted = false;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"') {
                    quoted = !quoted;
                } else if (c == ',' && !quoted) {
                    columns.add(column.toString().strip());
                    column.setLength(0);
                } else {
                    column.append(c);
                }
            }
            Line line = new Line(file, number, columns.add(column.toString().strip()).build());
            if (quoted) {
                throw line.wrong("a quotation mark without its second");
            }
            return line;
        }

        /** Wireshark's newer versions have columns behind those known here. */
        void requireColumns(int least, String which) throws KeyTableException {
            if (columns.size() < least) {
                throw wrong(columns.size() + " columns, expected " + least + ": " + which);
            }
        }

        Secret hex(int column, String what) throws KeyTableException {
            return Secret.owning(octets(column, what));
        }

        /** Hexadecimal, with or without {@code 0x}. */
        byte[] octets(int column, String what) throws KeyTableException {
            return hex(columns.get(column), what);
        }

        byte[] hex(String column, String what) throws KeyTableException {
            String text = column.toUpperCase(Locale.ROOT);
            String digits = text.startsWith("0X") ? text.substring(2) : text;
            if (!HEX.canDecode(digits)) {
                throw wrong(what + " is not an even number of hexadecimal digits");
            }
            return HEX.decode(digits);
        }

        <T> T known(Optional<T> found, int column, String what) throws UnknownAlgorithm {
            if (found.isEmpty()) {
                throw new UnknownAlgorithm(place() + "unknown " + what + " \"" + columns.get(column) + '"');
            }
            return found.get();
        }

        KeyTableException wrong(String what) {
            return new KeyTableException(place() + what);
        }

        private String place() {
            return file + ", line " + number + ": ";
        }
    }
}
