package ike.interop.keys;

import com.google.common.io.Closer;
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
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a folder of key tables and {@code ike_secrets.jsonl} beside them, for Wireshark and for {@code ike explain}: put
 * it at {@code wireshark} in the folder that XDG_CONFIG_HOME names. Every line is there as soon as it is added, so a
 * capture can be watched while it grows. New files are readable by their owner only, where the file system knows owners.
 * Lines that are in a table already stay, and are not written twice.
 */
public final class KeyTableWriter implements Closeable {
    private final Table ike;
    private final Table ikev1;
    private final Table esp;
    private final Table secrets;

    private KeyTableWriter(Table ike, Table ikev1, Table esp, Table secrets) {
        this.ike = ike;
        this.ikev1 = ikev1;
        this.esp = esp;
        this.secrets = secrets;
    }

    /** Makes the folder and the tables if they are missing. */
    public static KeyTableWriter open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Closer opened = Closer.create();
        try {
            return new KeyTableWriter(opened.register(Table.open(folder.resolve(KeyTables.IKEV2_TABLE))),
                    opened.register(Table.open(folder.resolve(KeyTables.IKEV1_TABLE))),
                    opened.register(Table.open(folder.resolve(KeyTables.ESP_TABLE))),
                    opened.register(Table.open(folder.resolve(KeyTables.SECRETS))));
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    /** Appends the keys of an IKE SA. */
    public void add(IkeSaKeys keys) throws IOException {
        ike.add(String.join(",", keys.initiatorSpi().toString(), keys.responderSpi().toString(), hex(keys.skEi()),
                hex(keys.skEr()), quoted(WiresharkNames.ike(keys.cipher())), hex(keys.skAi()), hex(keys.skAr()),
                quoted(WiresharkNames.ike(keys.check()))));
    }

    /** Appends the key of an ISAKMP SA. */
    public void add(Ikev1Keys keys) throws IOException {
        ikev1.add(keys.initiatorCookie().hex() + "," + hex(keys.key()));
    }

    /** Appends the keys of one direction of a Child SA. */
    public void add(EspSaKeys keys) throws IOException {
        String spi = keys.spi().isPresent() ? String.format("0x%08x", keys.spi().getAsLong()) : "*";
        esp.add(String.join(",", quoted(keys.family().toString()), quoted(orAny(keys.source())),
                quoted(orAny(keys.destination())), quoted(spi), quoted(WiresharkNames.esp(keys.cipher())),
                quoted("0x" + hex(keys.encryptionKey())), quoted(WiresharkNames.esp(keys.check())),
                quoted(keys.integrityKey().isEmpty() ? "" : "0x" + hex(keys.integrityKey()))));
    }

    /** Appends a secret that Wireshark has no table for, as a JSON object. */
    public void add(SaSecret secret) throws IOException {
        secrets.add("{\"version\":" + secret.version() + ",\"initiatorSpi\":" + quoted(secret.initiatorSpi().hex())
                + ",\"responderSpi\":" + quoted(secret.responderSpi().hex()) + ",\"name\":" + quoted(secret.name())
                + ",\"value\":" + quoted(hex(secret.value())) + "}");
    }

    @Override
    public void close() throws IOException {
        try (ike; ikev1; esp) {
            secrets.close();
        }
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

    /** One file, and the lines in it. */
    private record Table(Writer out, Set<String> lines) implements Closeable {
        static Table open(Path file) throws IOException {
            Set<String> lines = new LinkedHashSet<>();
            boolean isOpenEnded = false;
            if (Files.exists(file)) {
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                isOpenEnded = !text.isEmpty() && !text.endsWith("\n");
                text.lines().forEach(lines::add);
            }
            Writer out = new BufferedWriter(Channels.newWriter(Files.newByteChannel(file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND), ownerOnly(file)),
                    StandardCharsets.UTF_8));
            if (isOpenEnded) {
                out.write('\n');
            }
            return new Table(out, lines);
        }

        void add(String line) throws IOException {
            if (lines.add(line)) {
                out.write(line + "\n");
                out.flush();
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }

        private static FileAttribute<?>[] ownerOnly(Path file) {
            return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[]{
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                    : new FileAttribute<?>[0];
        }
    }
}
