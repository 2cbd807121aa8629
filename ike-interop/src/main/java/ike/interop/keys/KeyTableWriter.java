package ike.interop.keys;

import ike.crypto.Secret;
import ike.crypto.SecretAccess;
import ike.wire.ip.IpAddress;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a folder of key tables, for Wireshark and for {@code ike explain}: put it at {@code wireshark} in the folder
 * that XDG_CONFIG_HOME names. Every line is there as soon as it is added, so a capture can be watched while it grows.
 * The files are readable by their owner only, where the file system knows owners.
 */
public final class KeyTableWriter implements Closeable {
    private final Writer ike;
    private final Writer esp;

    private KeyTableWriter(Writer ike, Writer esp) {
        this.ike = ike;
        this.esp = esp;
    }

    /** Makes the folder if need be, and both tables in it anew. */
    public static KeyTableWriter create(Path folder) throws IOException {
        Files.createDirectories(folder);
        Writer ike = fresh(folder.resolve(KeyTables.IKEV2_TABLE));
        try {
            return new KeyTableWriter(ike, fresh(folder.resolve(KeyTables.ESP_TABLE)));
        } catch (IOException e) {
            ike.close();
            throw e;
        }
    }

    /** Appends the keys of an IKE SA. */
    public void add(IkeSaKeys keys) throws IOException {
        line(ike,
                keys.initiatorSpi() + "," + keys.responderSpi() + "," + hex(keys.skEi()) + "," + hex(keys.skEr()) + ","
                        + quoted(WiresharkNames.ike(keys.cipher())) + "," + hex(keys.skAi()) + "," + hex(keys.skAr())
                        + ","
                        + quoted(WiresharkNames.ike(keys.check())));
    }

    /** Appends the keys of one direction of a Child SA. */
    public void add(EspSaKeys keys) throws IOException {
        String spi = keys.spi().isPresent() ? String.format("0x%08x", keys.spi().getAsLong()) : "*";
        line(esp, String.join(",", quoted(keys.isV4() ? "IPv4" : "IPv6"), quoted(orAny(keys.source())),
                quoted(orAny(keys.destination())), quoted(spi), quoted(WiresharkNames.esp(keys.cipher())),
                quoted("0x" + hex(keys.encryptionKey())), quoted(WiresharkNames.esp(keys.check())),
                quoted(keys.integrityKey().isEmpty() ? "" : "0x" + hex(keys.integrityKey()))));
    }

    @Override
    public void close() throws IOException {
        try (ike; esp) {
            esp.flush();
        }
    }

    private static Writer fresh(Path file) throws IOException {
        FileAttribute<?>[] ownerOnly = file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[]{
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
        Files.deleteIfExists(file);
        return new BufferedWriter(Channels.newWriter(Files.newByteChannel(file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly), StandardCharsets.UTF_8));
    }

    private static void line(Writer table, String text) throws IOException {
        table.write(text + "\n");
        table.flush();
    }

    private static String orAny(Optional<IpAddress> address) {
        return address.map(IpAddress::toString).orElse("*");
    }

    private static String hex(Secret secret) {
        return secret.reveal(SecretAccess.forKeyExport()).hex();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
