package ike.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.io.Resources;
import ike.wire.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every library that is here against the collected mischief of project Wycheproof. */
class WycheproofTest {
    private static final Splitter BLANK = Splitter.on(' ');

    static Stream<Arguments> files() {
        return Stream
                .of("aes-gcm", "aes-gmac", "aes-ccm", "camellia-ccm", "chacha20-poly1305", "aes-cbc", "camellia-cbc",
                        "aes-cmac", "hmac-sha1", "hmac-sha256", "hmac-sha384", "hmac-sha512")
                .flatMap(file -> Backends.fastest().libraries().stream().map(b -> Arguments.of(file, b)))
                .filter(a -> has((Backend) a.get()[1], (String) a.get()[0]));
    }

    private static boolean has(Backend backend, String file) {
        return primitive(backend, file).isPresent();
    }

    /** GMAC is GCM over nothing. */
    private static Optional<Primitive<?>> primitive(Backend backend, String file) {
        String name = file.equals("aes-gmac") ? "aes-gcm" : file;
        return backend.services().keySet().stream().<Primitive<?>>map(p -> p)
                .filter(p -> p.name().equalsIgnoreCase(name)).findFirst();
    }

    @ParameterizedTest
    @MethodSource("files")
    void agrees(String file, Backend backend) throws IOException {
        Primitive<?> primitive = primitive(backend, file).orElseThrow();
        Object service = Optional.ofNullable(backend.services().get(primitive)).orElseThrow();
        int judged = 0;
        for (String line : Resources.readLines(Resources.getResource("vectors/wycheproof/" + file + ".txt"),
                StandardCharsets.UTF_8)) {
            if (!line.startsWith("#")) {
                List<String> cells = BLANK.splitToList(line);
                assertThat(agrees(service, cells)).as(file + " " + cells.getFirst()).isTrue();
                judged++;
            }
        }
        assertThat(judged).isGreaterThan(10);
    }

    private static boolean agrees(Object service, List<String> cells) {
        boolean valid = cells.get(1).equals("valid");
        return switch (service) {
            case KeyedAead.Service aead -> aead(aead, cells, valid);
            case KeyedCipher.Service cipher -> cipher(cipher, cells);
            case KeyedMac.Service mac -> mac(mac, cells) == valid;
            default -> throw new IllegalArgumentException("no vectors for " + service);
        };
    }

    private static boolean aead(KeyedAead.Service service, List<String> cells, boolean valid) {
        byte[] nonce = octets(cells, 3);
        byte[] aad = octets(cells, 4);
        byte[] message = octets(cells, 5);
        byte[] tag = octets(cells, 7);
        byte[] sealed = Bytes.concat(Bytes.copyOf(octets(cells, 6)), Bytes.copyOf(tag)).toArray();
        byte[] opened = new byte[message.length];
        byte[] again = new byte[sealed.length];
        try (Secret key = Secret.owning(octets(cells, 2));
                KeyedAead opener = service.keyed(key, tag.length, Direction.OPEN);
                KeyedAead sealer = service.keyed(key, tag.length, Direction.SEAL)) {
            int length = opener.run(nonce, aad, 0, aad.length, sealed, 0, sealed.length, opened, 0);
            sealer.run(nonce, aad, 0, aad.length, message, 0, message.length, again, 0);
            return valid
                    ? length == message.length && Bytes.copyOf(opened).equals(Bytes.copyOf(message))
                            && Bytes.copyOf(again).equals(Bytes.copyOf(sealed))
                    : length == KeyedAead.FORGED;
        }
    }

    private static boolean cipher(KeyedCipher.Service service, List<String> cells) {
        byte[] iv = octets(cells, 3);
        byte[] message = octets(cells, 4);
        byte[] encrypted = new byte[message.length];
        byte[] decrypted = new byte[message.length];
        try (Secret key = Secret.owning(octets(cells, 2));
                KeyedCipher there = service.keyed(key, Direction.SEAL);
                KeyedCipher back = service.keyed(key, Direction.OPEN)) {
            there.run(iv, 0, message, 0, message.length, encrypted, 0);
            back.run(iv, 0, encrypted, 0, message.length, decrypted, 0);
        }
        return Bytes.copyOf(encrypted).equals(Bytes.copyOf(octets(cells, 5)))
                && Bytes.copyOf(decrypted).equals(Bytes.copyOf(message));
    }

    private static boolean mac(KeyedMac.Service service, List<String> cells) {
        byte[] message = octets(cells, 3);
        Bytes tag = Bytes.copyOf(octets(cells, 4));
        KeyedMac mac = service.keyed(Secret.owning(octets(cells, 2)));
        byte[] result = new byte[mac.length()];
        mac.add(message, 0, message.length);
        mac.finish(result, 0);
        return Bytes.copyOf(result, 0, tag.length()).equals(tag);
    }

    private static byte[] octets(List<String> cells, int index) {
        return cells.get(index).equals("-") ? new byte[0] : Bytes.fromHex(cells.get(index)).toArray();
    }
}
