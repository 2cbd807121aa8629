package ike.interop.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the text of one configuration file; every way in which that fails is one clear line. */
final class SettingsFile {
    /** The largest file that is read, in octets. */
    static final int LARGEST = 4 << 20;

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private SettingsFile() {
    }

    static String read(Path file) throws SyntaxError {
        SourceLine whole = SourceLine.of(file.toString());
        if (Files.isDirectory(file)) {
            throw new SyntaxError(whole, "is a directory; expected a configuration file");
        }
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] octets = stream.readNBytes(LARGEST + 1);
            if (octets.length > LARGEST) {
                throw new SyntaxError(whole, "has more than " + LARGEST + " octets; expected a configuration file");
            }
            return decoded(file, octets);
        } catch (NoSuchFileException _) {
            throw new SyntaxError(whole, "there is no such file");
        } catch (AccessDeniedException _) {
            throw new SyntaxError(whole, "cannot be read: permission denied");
        } catch (IOException e) {
            throw new SyntaxError(whole, "cannot be read: " + Quoted.plain(String.valueOf(e.getMessage())));
        }
    }

    private static String decoded(Path file, byte[] octets) throws SyntaxError {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(octets);
        CharBuffer out = CharBuffer.allocate(octets.length);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (result.isError()) {
            int line = 1 + (int) out.chars().filter(c -> c == '\n').count();
            throw new SyntaxError(new SourceLine(file.toString(), line),
                    String.format("the octet 0x%02x is not UTF-8; expected a text in UTF-8", in.get(in.position())));
        }
        return !out.isEmpty() && out.charAt(0) == BYTE_ORDER_MARK
                ? out.subSequence(1, out.length()).toString()
                : out.toString();
    }
}
